# Transposes and products of them.
# blocks: a=2x3 b=3x2
import numpy as np

a = np.arange(12).reshape(3, 4)
b = np.arange(8).reshape(4, 2) - 3
print(a.T, a.T.shape, a.transpose().shape, np.transpose(a)[1], a.T.T[0], sep="\n")
print((a @ b).T, b.T @ a.T, a.T @ a, a @ a.T, b.T.dot(a.T), sep="\n")
cube = np.arange(24).reshape(2, 3, 4)
print(cube.T.shape, cube.transpose(1, 0, 2).shape, np.transpose(cube, (2, 0, 1)).shape, cube.transpose((0, 2, 1)).shape)
print(cube.transpose(2, 0, 1)[3], cube.T[1, 2], cube.swapaxes(0, 2).shape, np.swapaxes(cube, 1, 2)[1], sep="\n")
v = np.arange(3)
print(v.T, v.T.shape, (v[:, None].T).shape, (a.T * v).sum(axis=1), (a + a[:, :1]).T[0])
print((a.T[1:3, ::2]).T, (a.T + np.arange(3)).sum(axis=0), (a.T == a.T).all(), np.array(2).T, sep="\n")
s = a[:3, :3] + a[:3, :3].T
print(s, (s == s.T).all(), (s - s.T).any())
