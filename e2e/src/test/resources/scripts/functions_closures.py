# Functions: defaults, keywords, closures, recursion, functions as values.
import numpy as np


def add(a, b=10, c=100):
    """Adds three things."""
    return a + b + c


def nothing():
    pass


def several():
    return 1, "two", [3]


print(add(1), add(1, 2), add(1, 2, 3), add(1, c=0), add(c=1, b=2, a=3), nothing(), several())
one, two, three = several()


def counter():
    state = [0]

    def increment(by=1):
        state[0] += by
        return state[0]

    return increment


count = counter()
other = counter()
print(count(), count(), count(5), other(), one, two, three)


def factorial(n):
    return 1 if n <= 1 else n * factorial(n - 1)


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


print(factorial(10), factorial(25), fibonacci(50), [fibonacci(k) for k in range(10)])


def compose(f, g):
    return lambda x: f(g(x))


def derivative(f, h=1e-5):
    def df(x):
        return (f(x + h) - f(x - h)) / (2 * h)

    return df


square = lambda x: x * x
print(compose(square, add)(1), f"{derivative(square)(3.0):.6f}", f"{derivative(np.sin)(0.0):.6f}")
print(np.round(derivative(lambda v: v**3)(np.array([1.0, 2.0])), 4), (lambda: 5)(), (lambda a, b=2: a * b)(4))


def modify(values, array, number):
    values.append(1)
    array[0] = 1
    number += 1
    array = array + 1
    return number


l, v, n = [], np.zeros(2), 0
print(modify(l, v, n), l, v, n)


def early(x):
    if x < 0:
        return "negative"
    elif x == 0:
        return "zero"
    for k in range(100):
        if k * k >= x:
            return k
    return None


print(early(-1), early(0), early(50), early(1e9))
total = 0


def accumulate(x):
    global total
    total += x
    return total


print(accumulate(2), accumulate(3), total)


def outer():
    x = 1

    def inner():
        nonlocal x
        x += 1
        return x

    inner()
    return inner(), x


print(outer())


def shared(value, into=[]):
    into.append(value)
    return into


print(shared(1), shared(2))


def late():
    return defined_later * 2


defined_later = 21
print(late())


def sigmoid(z: float, scale: float = 1.0) -> float:
    return 1 / (1 + np.exp(-z * scale))


print(sigmoid(0), sigmoid(np.array([0.0, 1.0]), scale=2), max([1, -5, 3], key=abs), sorted([3, -1, 2], key=lambda x: -x))
