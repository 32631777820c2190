# Describes a table: location and spread of each column, by group, and the
# strongest correlations between columns.
import sys

import numpy as np

folder = sys.argv[0][: sys.argv[0].rfind("/") + 1]
table = np.loadtxt(folder + "data/breast_cancer.csv", delimiter=",", skiprows=1)
names = ["radius", "texture", "perimeter", "area", "smoothness"]
x = table[:, : len(names)]
benign = table[:, -1:]
n = len(x)

print("%-12s %10s %10s %10s %10s %8s" % ("", "mean", "std", "min", "max", "skew"))
means = x.mean(axis=0)
deviations = x - means
spread = x.std(axis=0, ddof=1)
skewness = (deviations**3).mean(axis=0) / x.std(axis=0) ** 3
summary = np.stack([means, spread, x.min(axis=0), x.max(axis=0), skewness], axis=1)
for name, row in zip(names, summary.tolist()):
    print("%-12s %10.4f %10.4f %10.4f %10.4f %8.4f" % ((name,) + tuple(row)))

# Means by group: a weighted mean with the group's indicator as the weight.
print()
print("group means")
for group, weight in [("benign", benign), ("malignant", 1 - benign)]:
    count = weight.sum()
    group_means = (x * weight).sum(axis=0) / count
    listed = " ".join([f"{m:10.4f}" for m in group_means.tolist()])
    print(f"{group:<10} n={int(count):<4d} {listed}")

# Pearson correlations from standardised columns.
z = deviations / x.std(axis=0)
correlation = (z.T @ z / n).tolist()
print()
print("correlation")
for i, name in enumerate(names):
    print(f"{name:<12}", " ".join([f"{r:8.5f}" for r in correlation[i]]))

pairs = []
for i in range(len(names)):
    for j in range(i):
        pairs.append((correlation[i][j], names[j], names[i]))
pairs.sort(reverse=True)
print()
for r, first, second in pairs[:3]:
    print(f"{first} and {second}: {r:.6f}")
