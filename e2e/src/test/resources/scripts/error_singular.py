# A singular matrix: the error comes when the value is needed.
import numpy as np

A = np.ones((3, 3))
print("solving")
x = np.linalg.solve(A, np.ones(3))
print(x)
print("never")
