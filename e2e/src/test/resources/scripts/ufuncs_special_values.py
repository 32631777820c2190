# What functions give for nan, infinities, zeros and values outside their domain.
import numpy as np

nan, inf = np.nan, np.inf
s = np.array([nan, inf, -inf, 0.0, -0.0, 1.0])
print(s + 1, s * 0, s - s, s * 2)
print(np.isnan(s), np.isinf(s), np.isfinite(s))
print(s == s, s != s, s < 1, s >= 0)
print(np.sign(s), np.abs(s), np.floor(s))
print(np.maximum(s, 0.5), np.minimum(s, 0.5))
print(np.fmax(s, 0.5), np.fmin(s, 0.5))
print(np.exp(s), np.tanh(s), np.arctan(s))
print(np.signbit(s), np.copysign(1.0, s))
print(np.clip(s, -1, 2), np.where(np.isnan(s), -1.0, s))
print(np.logical_not(s), np.logical_and(s, 1), s.astype(bool))
print(s.sum(), s.min(), s.max(), np.argmax(s), np.argmin(s), np.any(np.isnan(s)), np.all(np.isfinite(s)))
print(s[1:].max(), s[1:].min(), s[3:].sum(), np.argmax(s[1:]), np.argmin(s[1:]))
t = np.array([inf, 1.0, nan, nan])
print(t.argmax(), t.argmin(), t.mean(), np.isnan(t).sum())
print(np.hypot(inf, nan), np.arctan2(0.0, -1.0), np.power(0.0, 0), np.power(nan, 0), np.power(1.0, nan))
print(inf - inf, inf > 1e308, nan == nan, nan != nan, -inf < 0, float("inf"), float("-inf"), float("nan"))
print(np.nan_to_num(np.array([1.0, nan])), 1e308 * 10, -1e308 * 10)
