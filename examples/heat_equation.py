# Heat spreading in a square plate with fixed edges: explicit finite
# differences, in slices. The top edge is hot, a disc in the middle starts warm.
import numpy as np

n = 33
h = 1.0 / (n - 1)
dt = 0.2 * h * h
grid = np.linspace(0.0, 1.0, n)
x, y = grid[None, :], grid[:, None]

u = np.where((x - 0.5) ** 2 + (y - 0.5) ** 2 < 0.04, 50.0, 0.0)
u[0, :] = 100.0

print("   step      mean       max     centre")
for block in range(5):
    inner = u[1:-1, 1:-1]
    print(f"{10 * block:7d} {u.mean():9.5f} {inner.max():9.5f} {u[n // 2, n // 2]:10.5f}")
    for _ in range(10):
        laplacian = (
            u[:-2, 1:-1] + u[2:, 1:-1] + u[1:-1, :-2] + u[1:-1, 2:] - 4 * u[1:-1, 1:-1]
        )
        u[1:-1, 1:-1] = u[1:-1, 1:-1] + dt / (h * h) * laplacian

print(f"{50:7d} {u.mean():9.5f} {u[1:-1, 1:-1].max():9.5f} {u[n // 2, n // 2]:10.5f}")
print()
shades = " .:-=+*#%@"
for row in u[::3, ::2].tolist():
    print("".join([shades[min(9, int(value / 10.001))] for value in row]))
