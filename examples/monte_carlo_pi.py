# Pi from random points in the unit square, and from the volume of the ball,
# with the standard error of each estimate.
import numpy as np

rng = np.random.default_rng(42)
n = 200_000

points = rng.random((n, 2))
inside = (points**2).sum(axis=1) <= 1.0
hits = inside.sum()
share = hits / n
print("points inside the quarter circle:", hits)
print(f"pi from the circle: {4 * share:.6f} +- {4 * (share * (1 - share) / n) ** 0.5:.6f}")

cube = rng.uniform(-1.0, 1.0, size=(n, 3))
ball = (cube * cube).sum(axis=1) <= 1.0
volume = 8.0 * ball.mean()
print(f"pi from the ball:   {volume * 3 / 4:.6f} +- {6 * float(ball.std()) / n ** 0.5:.6f}")

# How the estimate settles: means over growing prefixes.
for size in [100, 1_000, 10_000, 100_000, n]:
    print(f"{size:>7,d} points: {4 * inside[:size].mean():.6f}")
