# Shapes that do not fit.
import numpy as np

a = np.ones((2, 3))
b = np.ones(4)
print("before")
print((a + b).sum())
print("never")
