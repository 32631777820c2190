# How many visits to a doctor? Poisson regression on the RAND Health Insurance
# Experiment, by Newton's method, with standard errors and deviance.
import sys

import numpy as np

folder = sys.argv[0][: sys.argv[0].rfind("/") + 1]
table = np.genfromtxt(folder + "data/randhie.csv", delimiter=",", skip_header=1)
names = "lncoins idp lpi fmde physlm disea hlthg hlthf hlthp".split()
y = table[:, 0]
X = np.column_stack([np.ones(len(y)), table[:, 1:]])
n, k = X.shape

beta = np.zeros(k)
beta[0] = np.log(y.mean())
log_likelihood = -np.inf
for iteration in range(1, 21):
    mu = np.exp(X @ beta)
    score = X.T @ (y - mu)
    information = X.T @ (X * mu[:, np.newaxis])
    step = np.linalg.solve(information, score)
    beta = beta + step
    if float(np.abs(step).max()) < 1e-9:
        break


def poisson_deviance(y, mu):
    logarithm = np.log(np.where(y > 0, y, 1.0) / mu)
    return 2 * np.sum(np.where(y > 0, y * logarithm, 0.0) - (y - mu))


mu = np.exp(X @ beta)
deviance = poisson_deviance(y, mu)
null = poisson_deviance(y, y.mean())
covariance = np.linalg.inv(X.T @ (X * mu[:, np.newaxis]))

print(f"{n} people, {int(y.sum())} visits, converged after {iteration} iterations")
print()
print(f"{'':<12} {'estimate':>10} {'std.err.':>10} {'z':>9}")
errors = np.sqrt((covariance * np.eye(k)).sum(axis=1))
for name, b, se in zip(["(Intercept)"] + names, beta.tolist(), errors.tolist()):
    print(f"{name:<12} {b:10.6f} {se:10.6f} {b / se:9.4f}")
print()
print(f"null deviance     {null:.3f} on {n - 1} degrees of freedom")
print(f"residual deviance {deviance:.3f} on {n - k} degrees of freedom")
print(f"dispersion        {np.sum((y - mu) ** 2 / mu) / (n - k):.5f}")
