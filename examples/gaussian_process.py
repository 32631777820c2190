# Gaussian-process regression of a noisy signal: a squared-exponential kernel,
# one Cholesky factor for the mean, the variance and the marginal likelihood.
import math

import numpy as np


def kernel(a, b, length=0.8, amplitude=1.2):
    squared = (a[:, None] - b[None, :]) ** 2
    return amplitude**2 * np.exp(-0.5 * squared / length**2)


rng = np.random.default_rng(7)
n = 60
x = np.linspace(0.0, 6.0, n)
signal = np.sin(x) + 0.3 * np.cos(3 * x)
noise = 0.2
y = signal + noise * (rng.random(n) + rng.random(n) + rng.random(n) - 1.5) * 2.0

K = kernel(x, x) + noise**2 * np.eye(n)
L = np.linalg.cholesky(K)
assert np.allclose(L @ L.T, K)
half = np.linalg.solve(L, y)
alpha = np.linalg.solve(L.T, half)

where = np.linspace(0.5, 5.5, 11)
Ks = kernel(where, x)
mean = Ks @ alpha
V = np.linalg.solve(L, Ks.T)
variance = 1.2**2 - (V**2).sum(axis=0)
deviation = np.sqrt(variance)
truth = np.sin(where) + 0.3 * np.cos(3 * where)

print("     x      mean  deviation     truth")
for row in np.stack([where, mean, deviation, truth], axis=1).tolist():
    print("%6.2f %9.5f  %9.6f %9.5f" % tuple(row))

log_det = 2 * sum([math.log(d) for d in [float(L[k, k]) for k in range(0, n, 1)]])
log_marginal = -0.5 * float(y @ alpha) - 0.5 * log_det - 0.5 * n * math.log(2 * math.pi)
print()
print(f"log marginal likelihood: {log_marginal:.5f}")
print(f"largest error / deviation: {np.max(np.abs(mean - truth) / deviation):.5f}")
