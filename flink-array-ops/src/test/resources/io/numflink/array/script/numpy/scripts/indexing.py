import numpy as np

a = np.arange(12).reshape(3, 4)
print(a[0], a[-1], a[1, 2], a[0][1], a[:, 1], a[1:], a[::2, ::-1], a[..., 0], a[1:, None, 2:].shape, a[-2:, -2:], a[5:], a[0, ...])
print(a[[0, 2]], a[:, [3, 0]], a[[0, 1], [1, 2]], a[np.array([[0, 1], [2, 0]])].shape, a[a > 5], a[a[:, 0] > 3], a[np.ix_([0, 2], [1, 3])], a[1, [0, 2]], a[[True, False, True], 1])
print(a[np.array([], dtype=int)].shape, a[[-1]], a[:, a[0] > 1], a[a > 100])
b = a.copy()
b[0, 0] = 100
b[1] = -1
b[:, 3] = [7, 8, 9]
b[2, :2] += 5
print(b, a[0, 0])
b[b < 0] = 0
b[[0, 2], 1] = 55
b[b > 50] = [1, 2, 3]
print(b)
v = b[1:]
v[0, 0] = 77
print(b, v)
b.T[0, 2] = -5
r = b.reshape(-1)
r[0] = 1000
print(b, r.base is b)
c = np.zeros(5)
c[1:4] = 2.5
c[-1] = 7
c[::2] *= 3
print(c, c[2], repr(c[2]), type(c[2]))
i = np.zeros(3, dtype=int)
i[0] = 3.9
print(i)
m = np.zeros((3, 3))
m[np.arange(3), [2, 0, 1]] = 1
m[1] += [1, 2, 3]
print(m)
x = np.arange(4)
y = x
y += 1
x -= 2
z = x * 2
z[0] = 9
print(x, y, z, x is y)
for row in a[:2]:
    print(row, row.sum())
print([int(e) for e in a[0]], 3 in a, 99 in a, list(a[0]), [e.sum() for e in a])
d = np.arange(5)
d[d % 2 == 0] *= 10
print(d, d[d.argmax()], a.argmax(), a[np.unravel_index(0, (3, 4))] if False else a[0, 0])
s = np.float64(3)
print(s[()], a[()].shape, np.array(7)[()], np.array(7)[...])
d.fill(3)
print(d)
e = np.array([1, 2, 3, 4])
e[1:3] = e[2:4]
e[:] = e[::-1]
print(e)
