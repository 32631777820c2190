# Slices, transposes and reshapes are views: writing to one writes to all.
# blocks: a=2x2 v=3
import numpy as np

v = np.arange(6)
head = v[:3]
head[0] = 100
print(v, head)
v[1] = 200
print(head)
tail = v[::-1]
tail[0] = -1
print(v, tail)
inner = v[1:5][1:3]
inner[:] = 7
print(v)
independent = v[:3].copy()
independent[0] = 0
summed = v + 0
summed[0] = 0
print(v, independent, summed)

a = np.arange(6).reshape(2, 3)
t = a.T
t[0, 1] = 50
print(a, t, sep="\n")
row = a[1]
row += 1
print(a)
flat = a.reshape(6)
flat[0] = -5
print(a, a.ravel()[0])
column = a[:, 0]
a[:, 0] = [8, 9]
print(column)


def zero_first(x):
    x[0] = 0


zero_first(a)
zero_first(v[3:])
print(a, v)
for r in a:
    r[1] = 42
print(a)
b = a
b[0, 0] = 1
b = b + 1
b[0, 0] = 77
print(a, b, sep="\n")
n = a[None, :, 1]
n[0, 1] = -8
print(a)
swapped = a[::-1, ::-1]
a[0, 0] = 1234
print(swapped)
