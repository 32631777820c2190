import numpy as np

a = np.array([1, 2, 3])
f = np.array([0.5, 1.5, 2.5])
print(a + 1, 1 + a, a - 1, 10 - a, a * 2.5, 2 / a, a / 2, a // 2, 7 // a, a % 2, 7 % a, a ** 2, 2 ** a, f ** 0.5, -a, +a, ~a, abs(-a))
print(a & 1, a | 4, a ^ 1, a << 2, a >> 1, 1 << a, a @ a, f @ np.eye(3), [1, 2, 3] + a, a * [1, 0, 2], (1, 1, 1) - f)
print(a == 2, a != [1, 0, 3], a < f, f >= a, 2 > a, (a > 1) & (a < 3), (a > 1) | (a == 1), ~(a > 1), a == None, a != None)
print(a[:, None] * a, a.reshape(3, 1) + f, np.ones((2, 3)) * a, a.sum() + 1, 1 - a.sum(), a.mean() ** 2, a.max() // 2, a.sum() % 4)
print(a.sum() > 5, a.sum() == 6, 5 < a.sum() < 7, not (a.sum() > 5), a.min() and 3, bool(np.array([1])), bool(np.float64(0)))
f += 1
f *= a
f -= 0.5
f /= 2
f **= 2
print(f, a)
g = np.array([1, 2, 3], dtype=np.float32)
g += 0.1
g *= np.ones(3)
print(g, g.dtype)
i = np.array([7, 8, 9])
i //= 2
i %= 3
i <<= 2
i |= 1
i ^= 3
i **= 2
print(i, i.dtype)
t = np.float64(2)
t += 1
t *= a
print(t, type(t), np.int64(7) // 2, np.int64(7) / 2, np.float64(1e-5), 3 * np.float64(0.1), np.int64(2) ** 3, np.int64(5) % 3)
print(np.array([1, 2]) == np.array([1, 2, 3]) if False else "", "%.3f %d %s" % (np.float64(1.23456), np.int64(4), np.float64(0.5)), f"{a.mean():.2f} {a[0]:d} {a} {f[0]!r}")
print(np.array([True, False]) * 3, np.array([True]) + np.array([True]), True + a, a * True, np.array([1.0, np.nan]) == np.nan)
print(round(np.float64(2.567), 1), int(np.float64(3.9)), float(a[0]), max(a), min(f), sum(a), sorted(np.array([3, 1, 2])), divmod(7, 2), abs(np.float64(-2)))
print(a.astype(float), a.astype('float32').dtype, f.astype(int), a.astype(bool), np.array([1.9, -1.9]).astype(np.int32), a.dtype == np.int64, a.dtype == 'int64', a.dtype == int, a.dtype != float)
print(isinstance(a, np.ndarray), isinstance(a[0], np.integer), isinstance(f[0], np.floating), isinstance(a.sum(), np.int64), np.isscalar(3.0), np.isscalar(a))
