# Lists of NumPy's scalars keep their types; rounding integers gives the array itself; ** 0.5 is the root.
import numpy as np

f = np.array([1.5, -2.0], dtype=np.float32)
i = np.array([3, 4], dtype=np.int32)
for items in ([f[0], f[1]], [np.float32(2)], [i[0], np.int32(5)], [f[0], i[1]], [i[0], 7], [f[1], 0.5], [True, i[0]], [[f[0]], [f[1]]]):
    x = np.array(items)
    print(x, x.dtype)
print([x * 2 for x in f], np.array([x * 2 for x in f]).dtype, np.array([v.sum() for v in (i, i)]).dtype)

a = np.array([1, 2, 3])
b = np.round(a)
c = a.round(2)
a[0] = 50
print(b, c, b is a, np.round(a, -1))
g = np.array([4.0, -np.inf, np.inf, np.nan])
print(g**0.5, g.astype(np.float32) ** 0.5, np.power(g, 0.5))
g[1] = 9
g **= 0.5
print(g)
zero = np.full((), 2.25, dtype=np.float32)
print([(zero**p).dtype for p in (2, 0.5, -1, 1, 3)], [(zero[()] ** p).dtype for p in (2, 0.5, 3)], zero**2, zero**-1)
print(repr(np.round(np.full((), 7))), repr(np.round(np.int32(7), 1)))
