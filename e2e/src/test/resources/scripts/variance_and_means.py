# mean, var, std with ddof, keepdims and axes; centring and scaling.
# blocks: x=4x3
import numpy as np

x = ((np.arange(30) * 13) % 17).reshape(10, 3) / 4
print(f"{x.mean():.6f} {x.var():.6f} {x.std():.6f}")
print(f"{x.var(ddof=1):.6f} {x.std(ddof=1):.6f} {np.var(x):.6f} {np.std(x, ddof=2):.6f}")
print(x.mean(axis=0), x.var(axis=0), x.std(axis=1), sep="\n")
print(x.mean(axis=1, keepdims=True).shape, x.std(axis=0, keepdims=True).shape, x.var(axis=(0, 1)).shape)
z = (x - x.mean(axis=0)) / x.std(axis=0)
print((np.abs(z.mean(axis=0)) < 1e-12).all(), (np.abs(z.std(axis=0) - 1) < 1e-12).all())
c = x - x.mean(axis=1, keepdims=True)
print(np.abs(c.sum()) < 1e-9, c.var(axis=0, ddof=1))
scaled = (x - x.min(axis=0)) / (x.max(axis=0) - x.min(axis=0))
print(scaled.min(), scaled.max(), scaled.mean(axis=0))
shifted = 1e8 + np.array([1.0, 2.0, 3.0, 4.0])
print(shifted.var(), shifted.mean(), shifted.std(ddof=1))
weights = np.array([1, 2, 3, 4])
print((weights * np.array([1.0, 2.0, 3.0, 4.0])).sum() / weights.sum(), np.arange(5).mean(), np.arange(5).var())
covariance = c.T @ c / (len(c) - 1)
print(np.round(covariance, 6))
