# Lloyd's k-means on images of hand-written digits. The first centres are the
# first images of each digit, so that the result is the same every time.
import sys

import numpy as np

folder = sys.argv[0][: sys.argv[0].rfind("/") + 1]
table = np.loadtxt(folder + "data/digits.csv", delimiter=",")
x = table[:, :64]
digits = table[:, 64].astype(np.int64)
n = len(x)
k = 10

centres = x[:k]
x_squared = (x * x).sum(axis=1, keepdims=True)
previous = np.inf
for iteration in range(1, 13):
    # |x - c|^2 = |x|^2 - 2 x.c + |c|^2 for every point and centre.
    distances = x_squared - 2 * (x @ centres.T) + (centres * centres).sum(axis=1)
    labels = np.argmin(distances, axis=1)
    inertia = float(distances.min(axis=1).sum())
    print(f"iteration {iteration:2d}: inertia {inertia:.2f}")
    if previous - inertia < 1e-4 * inertia:
        break
    previous = inertia
    member = (labels[:, None] == np.arange(k)).astype(np.float64)
    centres = (member.T @ x) / member.sum(axis=0)[:, None]

# The table of clusters and digits, by the product of two indicator matrices.
cluster = (labels[:, None] == np.arange(k)).astype(np.int64)
digit = (digits[:, None] == np.arange(10)).astype(np.int64)
table = cluster.T @ digit
print()
print(table)
purity = table.max(axis=1).sum() / n
print()
print("sizes:", table.sum(axis=1))
print("commonest digit:", table.argmax(axis=1))
print(f"purity: {purity:.6f}")
