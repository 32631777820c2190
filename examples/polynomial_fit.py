# Fits polynomials of growing degree to noisy samples and picks the degree by
# leave-one-out cross-validation (from the diagonal of the hat matrix).
import numpy as np


def legendre(x, degree):
    """The columns P_0(x) ... P_degree(x), by Bonnet's recursion."""
    columns = [np.ones_like(x), x]
    for k in range(1, degree):
        columns.append(((2 * k + 1) * x * columns[k] - k * columns[k - 1]) / (k + 1))
    return np.stack(columns[: degree + 1], axis=1)


rng = np.random.default_rng(11)
n = 50
x = np.linspace(-1.0, 1.0, n)
noise = 0.3 * (rng.random(n) - 0.5)
y = 1.0 - 2.0 * x + 0.5 * x**2 + 3.0 * x**3 + noise

scores = {}
for degree in range(1, 7):
    P = legendre(x, degree)
    q, r = np.linalg.qr(P)
    beta = np.linalg.solve(r, q.T @ y)
    residual = y - P @ beta
    leverage = (q**2).sum(axis=1)
    scores[degree] = np.mean((residual / (1 - leverage)) ** 2).item()
    rss = np.sum(residual**2)
    print(f"degree {degree}: rss {rss:10.6f}  cross-validation {scores[degree]:.6f}")

best = min(scores, key=lambda degree: scores[degree])
P = legendre(x, best)
beta = np.linalg.solve(P.T @ P, P.T @ y)
print("best degree:", best)
print("Legendre coefficients:", " ".join([f"{b:+.5f}" for b in beta.tolist()]))
print(f"value at 0.25: {(legendre(np.array([0.25]), best) @ beta)[0]:.5f}")
