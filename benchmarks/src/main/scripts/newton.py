"""Logistic regression with a ridge by Newton's method: newton.py FOLDER STEPS."""
import sys

import numpy as np

X = np.load(sys.argv[1] + '/network_features.npy')
y = np.load(sys.argv[1] + '/network_labels.npy')
ridge = 1e-3
rows, columns = X.shape
b = np.zeros(columns)
for step in range(int(sys.argv[2])):
    mu = 1 / (1 + np.exp(-X @ b))
    g = X.T @ (mu - y) / rows + ridge * b
    H = (X.T * (mu * (1 - mu))) @ X / rows + ridge * np.eye(columns)
    b = b - np.linalg.solve(H, g)
print(b.sum(), np.sqrt((b * b).sum()))
