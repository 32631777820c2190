# What writes go through: flips, moved axes, splits and repeated axes are views; of reshapes those that steps allow.
# blocks: a=2x2 v=5 cube=2x1x3
import numpy as np

v = np.arange(12)
np.flip(v)[:2] = [-1, -2]
v[::3].reshape(2, 2)[0] = 70
v[::3].ravel()[:] = 99
np.ravel(v[2:6])[0] = 20
print(v)
parts = np.split(v, 3)
parts[1][:] = 0
v[0] = -9
print(v, parts[0])

a = np.arange(24).reshape(4, 6)
np.fliplr(a)[0, 0] = 100
np.flipud(a)[0, 0] = 200
np.flip(a, axis=1)[1, :2] = -1
print(a)
a[:, :3].reshape(12)[:] = -5
a[1:3].reshape(3, 4)[0] = 7
a[::2].reshape(2, 2, 3)[1, 1] = 8
a[:, ::2].reshape(12, 1)[:] = -6
a[:, 1:2].reshape(4)[3] = 55
a.T[2:4].reshape(8)[:] = -7
a.T[:1].reshape(4)[1] = 66
print(a)

cube = np.arange(24).reshape(2, 3, 4)
moved = np.moveaxis(cube, 0, -1)
moved[0, 0] = -1
moved.reshape(24)[:] = -2
cube[1].reshape(4, 3)[0] = 30
cube[:, 1].reshape(8)[:] = -3
cube[:, :, 1:2].reshape(2, 3)[1] = 44
print(cube, moved[:, 1], sep="\n")

row = np.array([1.0, 2.0, 3.0])
rows = np.broadcast_to(row, (2, 3))
row[0] = 10
print(rows)
try:
    rows[0, 0] = 1
except ValueError as error:
    print(error)
rows.reshape(6)[0] = 5
print(row)
