# From arrays to Python's numbers and back; astype.
import numpy as np

a = np.array([1.9, -1.9, 2.5, 0.0])
print(a.astype(int), a.astype(np.int32).dtype, a.astype(bool), a.astype(np.float32), a.astype("float64").dtype)
i = np.array([0, 1, -3, 2**40])
print(i.astype(float), i.astype(bool), i.astype(np.int32), i.astype(np.float32), i.astype(np.int64) is i)
t = np.array([True, False])
print(t.astype(int), t.astype(float), (t * 1).dtype, t.astype(np.int32) + 1)
print(float(a[0]), int(a[1]), bool(a[3]), a[0].item(), a.tolist(), i.tolist(), t.tolist(), np.array(5).item(), np.array([[7]]).item())
print(a.sum().item(), type(a.tolist()[0]) == float, np.arange(4).reshape(2, 2).tolist(), np.array(2.5).tolist(), a.item(2))
print(float(np.array([3])), int(np.array(4.7)), round(float(a[2])), abs(a[1]), -a[0], a[0] + 1, 1 - a[1], a[0] > a[1], a[2] ** 2)
print(a.shape, a.ndim, a.size, a.dtype, len(a), np.array(1).ndim, np.zeros((2, 0)).size, np.shape([[1, 2]]), np.ndim(5), np.size([1, 2]))
print(np.int32(7) / 2, np.int64(7) // 2, np.float32(1) / 3, np.float64(1) / 3, np.int32(3) + 1.5, np.float64(2) ** 0.5, np.bool_(True) + 1)
print(np.round(a), np.round(3.14159, 3), round(np.float64(2.71828), 2), np.around(a, 0), a.round(1), np.round(np.array([123, 156]), -1))
x = a[0]
a[0] = 50
print(x, a[0], x * 2, "%.2f" % x, f"{x:.3f}", str(x), [x], max(x, 1), min(a), x == 1.9, x is None)
print(isinstance(1, int), isinstance(1.5, float), isinstance("s", str), isinstance([1], list), isinstance(True, int), isinstance((1,), tuple))
print(list(np.arange(3)), tuple(np.arange(2)), 2 in np.arange(3), 7 in np.arange(3), list(np.arange(4).reshape(2, 2)[0]))
p, q, r = np.array([10, 20, 30])
(b, c), (d, e) = np.arange(4).reshape(2, 2)
print(p, q, r, b, c, d, e, p + e, range(int(np.array(3)))[2], "abc"[np.arange(3)[2]])
