# Is a tumour benign? Logistic regression on 30 measurements of cell nuclei,
# with a ridge penalty and an intercept, trained by Newton's method.
#
# Minimises  -mean(log-likelihood) + lam/2 * |beta|^2,  the intercept unpenalised.
import sys

import numpy as np

folder = sys.argv[0][: sys.argv[0].rfind("/") + 1]
table = np.genfromtxt(folder + "data/breast_cancer.csv", delimiter=",", skip_header=1)
features = table[:, :-1]
y = table[:, -1]
rows, columns = features.shape

z = (features - features.mean(axis=0)) / features.std(axis=0)
X = np.hstack([np.ones((rows, 1)), z])

lam = 0.01
penalty = lam * np.eye(columns + 1)
penalty[0, 0] = 0.0

beta = np.zeros(columns + 1)
for iteration in range(25):
    p = 1.0 / (1.0 + np.exp(-(X @ beta)))
    gradient = X.T @ (p - y) / rows + penalty @ beta
    hessian = (X.T * (p * (1.0 - p))) @ X / rows + penalty
    step = np.linalg.solve(hessian, gradient)
    beta = beta - step
    if np.max(np.abs(step)) < 1e-10:
        break

p = 1.0 / (1.0 + np.exp(-(X @ beta)))
log_loss = -np.mean(y * np.log(p) + (1.0 - y) * np.log(1.0 - p))
accuracy = np.mean((p > 0.5) == (y == 1.0))

print("rows:", rows, "features:", columns)
print(f"intercept  {beta[0]:12.6f}")
for j, b in enumerate(beta[1:].tolist()):
    print(f"beta[{j:2d}]   {b:12.6f}")
print(f"log-loss   {log_loss:.6f}")
print(f"accuracy   {accuracy:.6f}")
