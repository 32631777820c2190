# Choosing elements and limiting them.
# blocks: x=3 m=2x3
import numpy as np

x = np.linspace(-2, 2, 9)
print(np.where(x > 0, x, 0), np.where(x > 0, 1, -1), np.where(x < 0, -x, x))
m = np.arange(12).reshape(3, 4)
print(np.where(m % 2 == 0, m, -m))
print(np.where(m > 5, m, np.arange(4)), np.where(np.array([[True], [False], [True]]), m, 0), sep="\n")
print(np.where(True, 1, 2), np.where(np.array([True, False]), [1, 2], [3, 4]))
print(np.clip(x, -1, 1), np.clip(m, 3, 8), x.clip(0, 1.5), np.clip(m, 2, None).min(), sep="\n")
print(np.clip(m, 0, np.arange(4)), np.clip(7, 0, 5), np.clip(-0.5, 0.0, 1.0))
print(np.where(m > 20, 1.0, 0.0).sum(), np.where(np.isfinite(x), x, 0).sum())
steps = np.where(x < -1, "low" == "low", x > 1)
print(steps, steps.dtype)
nested = np.where(x < 0, np.where(x < -1, -2.0, -1.0), np.where(x > 1, 2.0, 1.0))
print(nested)
