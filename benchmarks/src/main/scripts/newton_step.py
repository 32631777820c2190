"""The gradient, the Hessian and the step of Newton's method for logistic regression."""
import sys

import numpy as np

X = np.load(sys.argv[1] + '/features.npy')
y = np.load(sys.argv[1] + '/labels.npy')
b = np.arange(32) / 32.0 - 0.5
mu = 1 / (1 + np.exp(-X @ b))
g = X.T @ (mu - y)
H = (X.T * (mu * (1 - mu))) @ X
step = np.linalg.solve(H, g)
print(np.sqrt((g * g).sum()), np.sqrt((H * H).sum()), np.sqrt((step * step).sum()))
