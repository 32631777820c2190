# a < b < c and the like, of numbers and of array elements, each part evaluated once.
import numpy as np

calls = []


def value(x):
    calls.append(x)
    return x


print(value(1) < value(2) < value(3), calls)
calls.clear()
print(value(5) < value(2) < value(3), calls)
print(1 <= 1 < 2 <= 2 == 2 != 3 > 0, 3 > 2 > 2, 1 == 1.0 == True, "a" < "b" < "c", [1] < [2] <= [2])
a = np.array([1, 5, 9])
print(0 < a[0] < 3, a[0] < a[1] < a[2], a[2] > a[1] > 100, 0 <= a.min() <= a.max() < 10, 2 < a.mean() < 5.5)
x = True
print(1 < 3 in [3, 4], calls is not None is not x, not 1 < 2 < 3, 1 < 2 and 2 < 3 or 1 / 0 > 0)
x = np.array(0.5)
if 0 < x < 1:
    print("x is a fraction")
if not 0.6 < x < 1:
    print("and not a large one")
grade = "A" if 90 <= a[2] * 10 < 100 else "B"
print(grade, [v for v in range(10) if 2 < v < 6], len([v for v in a if 1 < v <= 9]))
k = 0
while 0 <= k < 3 and a[k] < 9:
    k += 1
print(k, (0 < a) & (a < 6), ((1 < a) & (a <= 9)).sum())
