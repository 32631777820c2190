import numpy as np

rng = np.random.default_rng(0)
X = np.column_stack([np.ones(200), rng.random((200, 3))])
beta = np.array([1.0, -2.0, 0.5, 3.0])
y = X @ beta + 0.01 * (rng.random(200) - 0.5)
est = np.linalg.solve(X.T @ X, X.T @ y)
print(np.round(est, 4), np.linalg.norm(y - X @ est) < 0.1)

w = np.zeros(4)
for step in range(200):
    gradient = X.T @ (X @ w - y) / len(y)
    w -= 0.5 * gradient
    if np.linalg.norm(gradient) < 1e-3:
        break
print(step, np.round(w, 2))

points = rng.random((60, 2))
centres = points[:3].copy()
for _ in range(5):
    distance = ((points[:, None, :] - centres[None, :, :]) ** 2).sum(axis=2)
    label = distance.argmin(axis=1)
    for k in range(3):
        if np.any(label == k):
            centres[k] = points[label == k].mean(axis=0)
print(np.round(centres, 6), np.bincount(label))

p = np.full(4, 0.25)
links = np.array([[0, 1, 1, 0], [1, 0, 1, 1], [0, 1, 0, 1], [1, 0, 0, 0]], dtype=float)
links /= links.sum(axis=0)
for _ in range(50):
    p = 0.85 * links @ p + 0.15 / 4
print(p, p.sum())

z = np.linspace(-2, 2, 9)
s = 1 / (1 + np.exp(-z))
print(s, np.where(z > 0, z, 0.1 * z), np.maximum(z, 0).sum(), (z - z.mean()) / z.std())
h = np.exp(z - z.max())
print(h / h.sum(), np.cumsum(h / h.sum())[-1], np.outer(z, z).shape, z[::-1][:3])
