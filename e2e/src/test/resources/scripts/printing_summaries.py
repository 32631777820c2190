# More than 1000 elements print as a summary with dots.
# blocks: long=300 square=17x13
import numpy as np

long = np.arange(1001)
print(long, long[:1000].sum(), long * 0.5, long > 3, long - 1000000, sep="\n")
print(np.arange(1000)[:20], np.arange(1000).shape)
square = np.arange(2500).reshape(50, 50)
print(square, square / 3, square % 2 == 0, square.T, sep="\n")
print(np.arange(4000).reshape(2, 2000), np.arange(4000).reshape(2000, 2), sep="\n")
print(np.zeros((1001, 1))[:, 0], np.ones((3, 1000)), sep="\n")
print(np.arange(8000).reshape(20, 20, 20))
print(np.where(long == 500, 1e10, 1.0), np.where(long == 1000, 1e-10, 1.0), sep="\n")
print(np.linspace(0, 1, 2001), np.sqrt(long), np.full(2000, np.nan), sep="\n")
