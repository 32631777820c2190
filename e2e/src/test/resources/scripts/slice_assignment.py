# Writing into elements, rows, columns, steps and boxes.
# blocks: a=2x3 v=4
import numpy as np

v = np.zeros(8)
v[2] = 5
v[-1] = 9
v[3:6] = 1.5
print(v)
v[::2] = -1
print(v)
v[1:4] = [10, 20, 30]
v[::-1][:2] = np.array([7, 8])
print(v)

a = np.arange(20).reshape(4, 5)
a[0, 0] = 100
a[1] = 0
a[:, 2] = -1
a[2:, 3:] = 7
print(a)
a[0] = np.arange(5)
a[:, 0] = np.arange(4) * 11
a[1:3, 1:3] = np.array([[50, 51], [52, 53]])
print(a)
a[...] = a * 2
a[3, :] = a[0, :]
a[::2, ::2] = 0
print(a)
a[:, :] = np.array([[1], [2], [3], [4]])
print(a)
a[1:, 1:] = a[:-1, :-1]
print(a)
a[0, 1] += 10
a[2] *= 3
a[:, -1] -= 1
print(a)

i = np.zeros(3, dtype=int)
i[0] = 2.9
i[1:] = np.array([-1.5, 1.5])
print(i, i.dtype)
f = np.zeros(2, dtype=np.float32)
f[0] = 0.1
print(f)
t = np.zeros(3, dtype=bool)
t[1] = 5
print(t)
cube = np.zeros((2, 3, 4), dtype=int)
cube[1, :, 1] = [1, 2, 3]
cube[0, ..., -1] = 9
cube[:, 0] = 4
print(cube)
