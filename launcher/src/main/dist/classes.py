# What ./numflink runs once to learn which classes a run loads (their archive makes the next starts faster).
import numpy as np

a = np.arange(12.0).reshape(3, 4)
b = np.random.default_rng(1).random((4, 3))
print((a @ b).sum(axis=0), f"{np.exp(-a).mean():.3f}", np.linalg.solve(a @ a.T + np.eye(3), b[:3]))
