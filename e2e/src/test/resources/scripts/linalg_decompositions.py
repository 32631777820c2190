# cholesky, qr, svd, eigh: what does not depend on signs.
# blocks: A=4x4 T=5x3
import numpy as np

n = 9
i, j = np.arange(n)[:, None], np.arange(n)[None, :]
A = np.exp(-np.abs(i - j) / 3.0) + np.eye(n)
L = np.linalg.cholesky(A)
print(np.round(L[:3, :3], 6), np.abs(L @ L.T - A).max() < 1e-12, (L == np.where(i >= j, L, 0)).all())

T = ((i * 7 + j[:, :4] * 5) % 11) / 3.0
q, r = np.linalg.qr(T)
print(q.shape, r.shape, np.abs(q @ r - T).max() < 1e-12, np.abs(q.T @ q - np.eye(4)).max() < 1e-12)
print(np.round(np.abs(np.array([r[k, k] for k in range(4)])), 6), np.abs(np.where(i[:4] > j[:, :4], r, 0)).max() < 1e-12)
q2, r2 = np.linalg.qr(T.T)
print(q2.shape, r2.shape, np.abs(q2 @ r2 - T.T).max() < 1e-12)

u, s, vt = np.linalg.svd(T, full_matrices=False)
print(u.shape, s.shape, vt.shape, np.round(s, 6), np.abs((u * s) @ vt - T).max() < 1e-12)
print(np.round(np.linalg.svd(T.T, full_matrices=False)[1], 6), np.round(np.sqrt((T * T).sum()), 6) == np.round(np.sqrt((s * s).sum()), 6))

w, v = np.linalg.eigh(A)
print(np.round(w, 6), v.shape, np.abs(v @ np.diag(w) @ v.T - A).max() < 1e-12, np.abs(v.T @ v - np.eye(n)).max() < 1e-12)
print(f"{w.sum():.6f} {np.trace(A):.6f} {w.prod():.6f} {np.linalg.det(A):.6f}")
rank_one = np.outer(np.arange(4), np.arange(4))
print(np.round(np.linalg.eigh(rank_one * 1.0)[0][-1], 6), np.round(np.linalg.svd(rank_one * 1.0, full_matrices=False)[1][0], 6))
half = v @ (np.sqrt(w)[:, None] * v.T)
print(np.abs(half @ half - A).max() < 1e-12, np.round(half[0, :3], 6))
