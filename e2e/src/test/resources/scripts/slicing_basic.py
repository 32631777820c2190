# Elements, rows, columns and ranges.
# blocks: a=2x3 v=4
import numpy as np

v = np.arange(10) * 10
print(v[0], v[-1], v[3:6], v[:3], v[7:], v[:-7], v[-3:], v[5:5], v[8:100], v[-100:2])
a = np.arange(20).reshape(4, 5)
print(a[1, 2], a[-1, -1], a[2], a[:, 1], a[1:3, 2:4], a[:2], a[..., 0], a[-2:, :1], sep="\n")
print(a[0][1], a[1:][0], a[1:, 1:][1:, 1:], a[3][2:4], a[(2, 3)], sep="\n")
print(a[1:1].shape, a[:, 5:].shape, a[2:3].shape, a[2:3, 0].shape, a[:, 0:1].shape)
rows, columns = a.shape
for i in range(0, rows, 2):
    print(i, a[i], a[i, columns - 1 - i])
cube = np.arange(24).reshape(2, 3, 4)
print(cube[1, 2, 3], cube[0, 1], cube[:, 1, :], cube[1, :, 2], cube[..., -1], cube[0, ..., 0], sep="\n")
k = np.argmax(v)
print(v[k], v[k - 1 : k + 1], a[v[1] // 10], v[int(a[0, 3])], len(a), len(v[2:5]))
print(a[slice(1, 3)].shape, v[slice(None, None, 4)])
