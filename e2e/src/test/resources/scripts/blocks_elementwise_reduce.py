# Larger arrays in odd blocks: fused chains, broadcasts and reductions.
# blocks: A=7x5 B=3x3 v=11 C=10x64
import numpy as np

rng = np.random.default_rng(5)
A = rng.random((40, 30))
B = rng.uniform(-1, 1, (40, 30))
v = np.linspace(0, 3, 30)
C = (A - 0.5) * B + v
print(f"{C.sum():.6f} {C.mean():.8f} {C.std():.8f} {C.min():.8f} {C.max():.8f} {C.argmax()} {C.argmin()}")
print(C.sum(axis=0)[:5], C.mean(axis=1)[::10], C.max(axis=0)[-3:], C.argmin(axis=1)[:12], sep="\n")
D = np.exp(-C * C) / (1 + np.abs(B)) + np.where(A > 0.5, np.sqrt(A), np.sin(B))
print(np.round(D[::13, ::9], 8))
print(f"{D.sum():.6f} {(D > 0.5).sum()} {(D[1:] * D[:-1]).sum():.6f} {np.abs(D - D.mean(axis=0)).max():.8f}")
E = (D - D.mean(axis=0)) / D.std(axis=0)
print(np.abs(E.mean(axis=0)).max() < 1e-12, f"{E.var():.6f}", (E > 0).any(axis=1).all(), np.round(E[5, 3:6], 7))
i = np.arange(1200).reshape(40, 30) % 17
print(i.sum(axis=0), i.prod(axis=1)[17::17], (i == 3).sum(), i.max(axis=1, keepdims=True).shape, sep="\n")
print((A[::2] + B[1::2]).sum().round(8), (A.T[:, 3:9] @ np.ones(6)).sum().round(8), (A[:, None, :3] * B[:, :2, None]).sum(axis=0))
