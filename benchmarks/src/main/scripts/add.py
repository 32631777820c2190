"""The sum of two matrices."""
import sys

import numpy as np

X = np.load(sys.argv[1] + '/large_x.npy')
Y = np.load(sys.argv[1] + '/large_y.npy')
Z = X + Y
print(Z.sum(), np.sqrt((Z * Z).sum()))
