# How single numbers print: Python's, and NumPy's.
import numpy as np

print(1, -1, 1.0, -0.0, 0.1, 1e5, 1e15, 1e16, 1e17, 123456789.123, 1e-4, 1e-5, 1.5e-7, 1e300, 1e22, 1e23)
print(0.1 + 0.2, 1 / 3, 2 / 3, 100.0, 1e2, 12345678901234567890, 3.0e-310, 1.7976931348623157e308)
print(np.float64(0.1), np.float64(1e16), np.float64(1e15), np.float64(1e-5), np.float64(2), np.float64(-0.0))
print(np.float32(0.1), np.float32(1 / 3), np.float32(1e10), np.float32(16777216), np.float32(1e-8), np.float32(3))
print(np.int32(5), np.int64(-7), np.bool_(False), np.array(3), np.array(2.5), np.array(True), np.array(1e20))
a = np.array([0.1, 1e20, 1e-7, 5.0, 1 / 3])
print(a[0], a[1], a[2], a[3], a[4], a.sum(), a.min(), a.max() / 2)
print(repr(0.1), repr(np.float64(0.25)), str(1e100), repr("a'b"), repr('say "x"'), str(None), repr(True))
print([0.1, 1, True, None, "s", (1,), [], {}], (1, 2.0), {"k": 1.5, 2: [3]}, {1, }, set())
print(float(np.float32(0.1)), int(3.99), int(-3.99), float(7), round(2.5), round(3.5), round(2.675, 2), round(1234.5, -2))
print(1_000_000, 0x1F, 0b101, 0o17, 1e3, .5, 5., 1E-2)
print(True, False, None, "real", [np.float64(1.5)], (np.int64(2), np.float64(0.5)))
print(float("1e3"), int("42"), int("-7"), float(" 2.5 "), str(12) + "3", bool(""), bool("0"), bool([]), bool([0]))
