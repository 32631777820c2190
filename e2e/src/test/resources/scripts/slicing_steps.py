# Steps, negative steps, and slices of slices.
# blocks: v=5 a=3x4
import numpy as np

v = np.arange(12)
print(v[::2], v[1::3], v[::-1], v[::-4], v[10:2:-3], v[2:10:-1], v[-2:-9:-2], v[:3:-2], v[::100])
print(v[::2][::2], v[::-1][::-1], v[1:][::-2][1:3], v[2:9][-3:], v[::3][::-1][0])
a = np.arange(35).reshape(5, 7)
print(a[::2, ::3], a[::-1], a[:, ::-1], a[::-2, 1::2], a[-1:0:-2, -2::-3], sep="\n")
print(a[1::2, 3], a[2, ::-2], a[::-1, ::-1][0], a.T[::2, ::2], sep="\n")
print((a[1:] - a[:-1]).sum(), (a[:, 2:] - 2 * a[:, 1:-1] + a[:, :-2]).any(), (a[::2] + a[::-2]).sum(axis=0))
cube = np.arange(60).reshape(3, 4, 5)
print(cube[::2, ::-1, 1::3], cube[-1, ::2], cube[:, -1, ::-2], sep="\n")
