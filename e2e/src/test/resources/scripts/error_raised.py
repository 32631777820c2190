# An exception that the program raises itself, in a function.
import numpy as np


def check(x):
    if (x < 0).any():
        raise ValueError(f"negative elements: {int((x < 0).sum())}")
    return x


print(check(np.arange(3)))
check(np.array([1, -2, -3]))
