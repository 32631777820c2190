# Solves the Poisson equation on a square by conjugate gradients, with the
# operator applied by slices and never stored as a matrix.
import numpy as np

n = 15
h = 1.0 / (n + 1)
grid = np.linspace(h, 1 - h, n)
x, y = grid[:, None], grid[None, :]


def apply(u):
    """The five-point Laplacian -(u_xx + u_yy) with u = 0 outside."""
    result = 4 * u
    result[1:, :] -= u[:-1, :]
    result[:-1, :] -= u[1:, :]
    result[:, 1:] -= u[:, :-1]
    result[:, :-1] -= u[:, 1:]
    return result / h**2


exact = np.sin(np.pi * x) * np.sin(2 * np.pi * y) + x * (1 - x) * y * (1 - y)
b = apply(exact)

u = np.zeros((n, n))
r = b - apply(u)
p = r
rr = np.sum(r * r)
start = float(rr) ** 0.5
for iteration in range(1, 61):
    Ap = apply(p)
    alpha = rr / np.sum(p * Ap)
    u = u + alpha * p
    r = r - alpha * Ap
    rr, previous = np.sum(r * r), rr
    if iteration % 10 == 0:
        relative = float(rr) ** 0.5 / start
        digits = iteration // 10
        small = relative < 10.0**-digits
        print(f"iteration {iteration:2d}: residual below 1e-{digits}: {small}")
        if relative < 1e-10:
            break
    p = r + rr / previous * p

error = float(np.abs(u - exact).max())
print("converged:", error < 1e-8)
print(f"u in the middle: {u[n // 2, n // 2]:.6f}, at a quarter: {u[n // 4, n // 4]:.6f}")
print(f"energy: {0.5 * np.sum(u * apply(u)) - np.sum(b * u):.5f}")
