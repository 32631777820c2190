# Every reduction over every axis, with and without keepdims.
# blocks: a=1x2x3
import numpy as np

a = (np.arange(24).reshape(2, 3, 4) * 7) % 11
print(a)
for axis in [None, 0, 1, 2, -1, (0, 1), (0, 2), (1, 2), (0, 1, 2), (-1, 0)]:
    s = a.sum(axis=axis)
    k = a.sum(axis=axis, keepdims=True)
    print(f"axis={axis}: shape {s.shape}, kept {k.shape}")
    print(s, a.max(axis=axis), a.min(axis=axis), sep="\n")
for axis in [None, 0, 1, 2]:
    print(axis, a.argmax(axis=axis), a.argmin(axis=axis), sep="\n")
print(a.prod(axis=2), a.mean(axis=(0, 2)), (a > 9).any(axis=0), (a > 0).all(axis=1), sep="\n")
print(np.sum(a), np.prod(a[0, 1:]), np.mean(a), np.max(a), np.min(a), np.any(a > 10), np.all(a < 11))
print(np.sum(a, axis=1), np.mean(a, axis=0, keepdims=True).shape, np.max(a, 2), np.min(a, axis=(1, 2)), sep="\n")
print(a.sum(0).sum(0).sum(0), a.sum(axis=-1).max(), (a - a.mean(axis=1, keepdims=True)).sum(axis=1))
print(np.amax(a), np.amin(a, axis=0).tolist(), np.count_nonzero(a, axis=0).tolist(), a.T.sum(axis=0).shape)
