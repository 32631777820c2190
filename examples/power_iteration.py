# The largest eigenvalues of a symmetric matrix by power iteration with
# deflation, against those of a direct solver.
import numpy as np

n = 40
i = np.arange(n)
# A kernel matrix: 1 / (1 + |i - j| / 4), symmetric with positive eigenvalues.
A = 1.0 / (1.0 + np.abs(i[:, None] - i[None, :]) / 4.0)


def power_iteration(matrix, start, steps):
    v = start / np.linalg.norm(start)
    for _ in range(steps):
        v = matrix @ v
        v = v / np.sqrt(v @ v)
    return v @ (matrix @ v), v


exact = np.linalg.eigh(A)[0][::-1]
deflated = A
found = []
for rank in range(3):
    start = 1.0 + np.cos((rank + 1) * i)
    value, vector = power_iteration(deflated, start, 40)
    found.append(float(value))
    deflated = deflated - value * np.outer(vector, vector)
    error = np.linalg.norm(A @ vector - value * vector)
    print(f"eigenvalue {rank + 1}: {found[-1]:.8f}, residual below 1e-4: {bool(error < 1e-4)}")

print("direct:      ", ", ".join([f"{w:.8f}" for w in exact[:3].tolist()]))
print(f"share of the trace: {sum(found) / n:.6f}")
