# Ordinary least squares in three ways that must agree: normal equations, QR
# and the pseudo-inverse from the SVD. Then the usual table of a regression.
import sys

import numpy as np

folder = sys.argv[0][: sys.argv[0].rfind("/") + 1]
table = np.genfromtxt(folder + "data/breast_cancer.csv", delimiter=",", skip_header=1)
y = table[:, 3] / 100.0  # the area
names = ["(Intercept)", "texture", "smoothness", "compactness", "concavity", "symmetry"]
columns = [table[:, j] for j in [1, 4, 5, 6, 8]]
X = np.column_stack([np.ones(len(y))] + columns)
n, k = X.shape

by_normal_equations = np.linalg.solve(X.T @ X, X.T @ y)

q, r = np.linalg.qr(X)
by_qr = np.linalg.solve(r, q.T @ y)

u, s, vt = np.linalg.svd(X, full_matrices=False)
by_svd = vt.T @ ((u.T @ y) / s)

assert np.max(np.abs(by_qr - by_normal_equations)) < 1e-6
assert np.max(np.abs(by_qr - by_svd)) < 1e-8

beta = by_qr
residuals = y - X @ beta
rss = np.sum(residuals**2)
tss = np.sum((y - y.mean()) ** 2)
sigma2 = rss / (n - k)
covariance = sigma2 * np.linalg.inv(X.T @ X)
errors = np.array([covariance[j, j] for j in range(k)]) ** 0.5

print(f"{'':<12}{'estimate':>12}{'std. error':>12}{'t':>10}")
for name, b, se in zip(names, beta.tolist(), errors.tolist()):
    print(f"{name:<12}{b:12.5f}{se:12.5f}{b / se:10.4f}")
print()
print(f"residual standard error: {sigma2 ** 0.5:.5f} on {n - k} degrees of freedom")
print(f"R squared: {1 - rss / tss:.6f}")
print(f"condition number: {s[0] / s[-1]:.4f}")
