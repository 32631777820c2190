"""The contraction of two tensors over two axes."""
import sys

import numpy as np

A = np.load(sys.argv[1] + '/tensor_a.npy')
B = np.load(sys.argv[1] + '/tensor_b.npy')
C = np.tensordot(A, B, axes=2)
print(C.sum(), np.sqrt((C * C).sum()))
