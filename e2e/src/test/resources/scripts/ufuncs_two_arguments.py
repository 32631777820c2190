# Functions of two arguments.
import numpy as np

x = np.array([1.5, -2.0, 3.25, 0.0])
y = np.array([2.0, 0.5, -1.0, 4.0])
print(np.add(x, y), np.subtract(x, y), np.multiply(x, y), np.divide(x, y), sep="\n")
print(np.maximum(x, y), np.minimum(x, y), np.fmax(x, 1), np.fmin(1, x), sep="\n")
print(np.power(np.abs(x), y), np.power(2.0, x), x**2, sep="\n")
print(np.remainder(x, y), np.fmod(x, y), x // y, x % y, np.mod(x, 2), sep="\n")
print(np.hypot(x, y), np.arctan2(x, y), np.copysign(x, y), np.logaddexp(x, y), sep="\n")
print(np.equal(x, y), np.not_equal(x, y), np.less(x, y), np.less_equal(x, 1.5), np.greater(x, y), np.greater_equal(x, y))
print(np.true_divide(7, 2), np.floor_divide(7, 2), np.maximum(3, 5), np.power(2, 10), np.hypot(3, 4), np.arctan2(1, 1))
print(np.maximum(x[:, None], y[None, :]))
print(np.dot(x, y), np.multiply(x, y).sum(), np.add(x, 1).max())
