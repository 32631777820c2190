# The ways to import, names that hide others, statements on one line.
import math as m
import sys

import numpy
import numpy as np
from numpy import array, linalg, sqrt

print(numpy.arange(3), np.arange(3) is not None, array([1, 2]), sqrt(array([4.0])), linalg.det(np.eye(2)), m.floor(2.5))
print(len(sys.argv) > 0, sys.argv[0].endswith("imports_and_names.py"))
sum = np.sum
print(sum(np.ones(3)), numpy.linalg.norm(array([3.0, 4.0])), np.random.default_rng(0).random() < 1)
max_value, _private, naïve = 1, 2, 3
print(max_value, _private, naïve)
x = 1; y = 2; z = x + \
    y
print(z, (x +
          y), [1,
               2,
               ])
if z == 3: print("on one line")
for k in range(2): print(k, end=" ")
print()


def f(
    first,
    second=2,
):
    # A comment in a body.

    return first + second  # and one at its end


print(f(1), f(
    1,
    second=3,
))
newaxis, pi = np.newaxis, np.pi
print(np.ones(2)[newaxis].shape, pi == m.pi)
value: float = 2.5
print(value, __name__ == "__main__")
if __name__ == "__main__":
    print("main")
