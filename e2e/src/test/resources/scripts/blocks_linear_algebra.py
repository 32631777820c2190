# Larger matrices in odd blocks: products, Gram matrices, solving, factors.
# blocks: A=7x5 B=3x3 G=11x4 x=11
import numpy as np

rng = np.random.default_rng(17)
A = rng.random((50, 20)) - 0.5
B = rng.random((20, 35))
x = rng.random(20)
P = A @ B
print(P.shape, f"{P.sum():.6f} {P[49, 34]:.8f} {np.abs(P).max():.8f}", np.round(P[::20, ::15], 8))
G = A.T @ A + 0.1 * np.eye(20)
print(f"{np.trace(G):.8f} {np.linalg.det(G):.6e}", np.round((A @ x)[:4], 8), np.round((x @ B)[-3:], 8))
y = np.linalg.solve(G, x)
print(np.abs(G @ y - x).max() < 1e-10, np.round(y[:4], 6))
L = np.linalg.cholesky(G)
print(np.abs(L @ L.T - G).max() < 1e-12, f"{L[19, 19]:.8f}")
w = np.linalg.eigh(G)[0]
s = np.linalg.svd(A, full_matrices=False)[1]
print(np.round(w[:3], 7), np.abs(np.sort(s * s + 0.1) - w).max() < 1e-10)
q, r = np.linalg.qr(A)
print(np.abs(q @ r - A).max() < 1e-12, np.abs(q.T @ q - np.eye(20)).max() < 1e-12, f"{np.abs(r[3, 3]):.8f}")
chain = A @ (B @ (B.T @ (A.T @ (A @ x))))
print(np.round(chain[::10], 7), np.round((A @ B @ B.T)[0, :3], 7), np.outer(x, A[0]).shape)
weights = 1 / (1 + np.exp(-(A @ x)))
H = (A.T * (weights * (1 - weights))) @ A
print(f"{H.sum():.8f} {np.linalg.norm(H):.8f}", np.round(np.linalg.inv(H + np.eye(20))[0, :3], 8))
