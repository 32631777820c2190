import numpy as np

print(np.arange(2000), np.arange(2000.0).reshape(40, 50), np.ones((3, 400)))
print(np.array([1e-10, 1.0, 1e10]), np.array([1.123456789, 2]), np.array([[1, -2], [300, 4]]), np.array([np.nan, np.inf, -1.5]))
print([np.float64(1.5), np.int64(2)], (np.array([1, 2]),), {'a': np.array([1.5])}, str(np.array([1.0])), repr(np.array([1.0, 2.5])))
np.set_printoptions(precision=3, suppress=True)
print(np.array([1.23456, 1e-7, 1000.5]), np.float64(1.23456789))
np.set_printoptions(threshold=5, edgeitems=2, linewidth=40)
print(np.arange(10), np.arange(100).reshape(10, 10))
np.set_printoptions(precision=8, suppress=False, threshold=1000, edgeitems=3, linewidth=75)
print(np.array([1.23456]), np.array_str(np.array([1, 2])), np.array_repr(np.array([1, 2])))
print(np.float32(0.1) + np.float32(0.2), np.float64(0.1) + 0.2, np.float32(1e10), 1e16 * np.float64(1), np.array([0.1, 0.2], dtype=np.float32))
print(np.finfo(float).eps, np.finfo(np.float32).max, np.iinfo(np.int32).max, np.int64(2**62), np.bool_(False))
