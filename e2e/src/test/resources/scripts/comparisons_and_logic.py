# Comparisons, Boolean algebra of arrays, truth of arrays.
import numpy as np

a = np.array([1, 2, 3, 4])
b = np.array([4, 2, 3, 1])
print(a == b, a != b, a < b, a <= b, a > b, a >= b)
print((a > 1) & (a < 4), (a == 1) | (b == 1), ~(a > 2), (a > 2) ^ (b > 2))
print(np.logical_and(a > 1, b > 1), np.logical_or(a > 3, b > 3), np.logical_not(a > 2), np.logical_xor(a > 2, b > 2))
print((a > 2).sum(), (a > 2).mean(), (a == b).any(), (a == b).all(), np.count_nonzero(a > 1))
print(1 < a, 3 == b, 2.5 > a)
t = np.array([True, True, False])
f = np.array([False, True, False])
print(t + f, t * f, t | f, t & f, t ^ f, ~t, t == f, t > f)
print(t + 1, t * 2.5, t.sum(), t.astype(int), t.max(), t.min(), t.all(), f.any())
print(np.array_equal(a, b), np.array_equal(a, a), np.allclose([1.0, 2.0], [1.0, 2.0 + 1e-9]), np.isclose(1.0, 1.1))

if (a > 0).all() and not (a > 4).any():
    print("between 1 and 4")
if np.array([5]):
    print("an array of one element has a truth")
if a[0] == 1 and b[0]:
    print("so have elements")
print(bool(np.array(0.0)), bool(np.array([[3]])), not a[0] == 2)
print(a.any() and b.all(), 0 or a[1], a[1] or 0, None or "default")
print(np.bool_(True), True & False, True | False, True ^ True, True + True)
