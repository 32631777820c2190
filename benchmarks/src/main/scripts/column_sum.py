"""The column sums of a tall matrix."""
import sys

import numpy as np

X = np.load(sys.argv[1] + '/x.npy')
s = np.sum(X, 0)
print(s.sum(), np.sqrt((s * s).sum()))
