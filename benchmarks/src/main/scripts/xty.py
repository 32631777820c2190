"""XᵀY of two tall matrices."""
import sys

import numpy as np

X = np.load(sys.argv[1] + '/x.npy')
Y = np.load(sys.argv[1] + '/y.npy')
C = X.T @ Y
print(C.sum(), np.sqrt((C * C).sum()))
