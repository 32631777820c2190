# Ridge regression along a path of penalties, each solution from one
# eigendecomposition of the Gram matrix, and the penalty chosen by generalised
# cross-validation.
import numpy as np

rng = np.random.default_rng(2024)
n, k = 200, 12
latent = rng.uniform(-1, 1, size=(n, 4))
mixing = rng.uniform(-1, 1, size=(4, k))
X = latent @ mixing + 0.05 * rng.uniform(-1, 1, size=(n, k))  # nearly collinear columns
truth = np.where(np.arange(k) % 3 == 0, 1.5, -0.5)
y = X @ truth + rng.uniform(-1, 1, size=n)

X = X - X.mean(axis=0)
y = y - y.mean()

w, V = np.linalg.eigh(X.T @ X)
projected = V.T @ (X.T @ y)
total = np.sum(y * y)

print("  lambda     |beta|        rss       dof        gcv")
best = None
for lam in [0.0, 0.01, 0.1, 1.0, 10.0, 100.0]:
    shrunk = projected / (w + lam)
    beta = V @ shrunk
    residual = y - X @ beta
    rss = float(residual @ residual)
    dof = float(np.sum(w / (w + lam)))
    gcv = n * rss / (n - dof) ** 2
    size = float(np.linalg.norm(beta))
    print(f"{lam:8.2f} {size:10.5f} {rss:10.4f} {dof:9.4f} {gcv:10.6f}")
    if best is None or gcv < best[0]:
        best = (gcv, lam, beta)

gcv, lam, beta = best
print()
print(f"chosen lambda: {lam}")
print("coefficients:", ", ".join([f"{b:.4f}" for b in beta.tolist()]))
print(f"explained: {1 - float(np.sum((y - X @ beta) ** 2)) / float(total):.6f}")
