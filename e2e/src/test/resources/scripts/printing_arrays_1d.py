# How vectors print: common width, digits, scientific notation, line breaks.
import numpy as np

print(np.array([1.0, 2.0, 3.0]), np.array([1.5, 2.25, 3.125]), np.array([0.1, 0.2, 0.3]), np.array([1, 10, 100]))
print(np.array([-1.0, 2.0]), np.array([-1, 2, -333]), np.array([1e-5, 1.0]), np.array([1e5, 1.0]), np.array([1e8, 1.0]))
print(np.array([1e-4, 1.0]), np.array([0.00001, 0.00002]), np.array([1e16, 1e15]), np.array([123456789.0, 0.001]))
print(np.array([1e9, 1e-9]), np.array([1e100, 1.0]), np.array([1.0, 1000.5]), np.array([99999.5, 0.5]), np.array([1e7]))
print(np.array([1 / 3, 2 / 3]), np.array([1 / 3, 100.0]), np.array([np.pi * 1e6, np.pi]), np.array([1e-300, 1e-310 * 0]))
print(np.array([np.nan, 1.0]), np.array([np.inf, -np.inf, 2.5]), np.array([np.nan, np.inf]), np.array([np.nan, 1e10, 1e-3]))
print(np.array([0.0, -0.0]), np.array([True, False]), np.array([]), np.array([5.0]), np.array([1e20]), np.array([-1e-20, 0.0]))
print(np.array([0.1, 0.25], dtype=np.float32), np.array([1 / 3, 1e6], dtype=np.float32), np.array([1e10, 1], dtype=np.float32))
print(np.arange(40), np.arange(30) * 0.5, np.linspace(0, 1, 21), np.arange(20) * -1111, sep="\n")
print(np.sqrt(np.arange(25)), np.arange(50) % 2 == 0, 10.0 ** np.arange(-3, 5), 10.0 ** np.arange(0, 12), sep="\n")
print(np.array([1.23456789012345, 2.0]), np.array([123456.789, 0.1234567891]), np.array([0.5, 1234567.125]))
print("in text:", np.array([1, 2]), str(np.array([1.5, 2.5])), f"{np.array([1, 2, 3])} and {np.arange(2.0)}", "%s" % np.arange(3))
