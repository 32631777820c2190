# Joining arrays.
# blocks: a=2x2 joined=3x2
import numpy as np

a = np.arange(6).reshape(2, 3)
b = a * 10
print(np.concatenate([a, b]), np.concatenate((a, b), axis=1), np.concatenate([a, b], axis=-1).shape, sep="\n")
print(np.vstack([a, b, a]), np.hstack([a, b]), sep="\n")
print(np.stack([a, b]).shape, np.stack([a, b], axis=1).shape, np.stack([a, b], axis=-1), sep="\n")
v, w = np.array([1, 2, 3]), np.array([4.5, 5.5, 6.5])
print(np.concatenate([v, w]), np.hstack([v, w]), np.vstack([v, w]), np.column_stack([v, w]), np.stack([v, w], axis=1), sep="\n")
print(np.column_stack([a.T, np.ones(3)]), np.vstack([a, v]), np.hstack([a, np.zeros((2, 1), dtype=int)]), sep="\n")
print(np.concatenate([v[:0], v, v[1:], [9]]), np.concatenate([np.zeros((0, 3)), a]), np.concatenate([v == 2, [True]]))
print(np.concatenate([a[:, ::-1], a[:1]]), np.concatenate([row * k for k, row in enumerate(a)]), sep="\n")
joined = np.concatenate([a, b, a + b], axis=0)
print(joined[1:5], joined.sum(axis=0), joined[::2, 1], joined.T @ joined, sep="\n")
grown = np.zeros((0, 2), dtype=int)
for k in range(4):
    grown = np.vstack([grown, np.array([k, k * k])])
print(grown, grown.shape, grown.dtype)
print(np.hstack([1, 2, np.array([3])]), np.vstack([1, 2]), np.concatenate([a, a], axis=None))
