"""The product of two square matrices."""
import sys

import numpy as np

A = np.load(sys.argv[1] + '/a.npy')
B = np.load(sys.argv[1] + '/b.npy')
C = A @ B
print(C.sum(), np.sqrt((C * C).sum()))
