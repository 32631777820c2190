# Principal components of images of hand-written digits: how much of the
# variance few components hold, and how well they rebuild the images.
import sys

import numpy as np

folder = sys.argv[0][: sys.argv[0].rfind("/") + 1]
table = np.loadtxt(folder + "data/digits.csv", delimiter=",")
images = table[:, :64]
labels = table[:, 64]
n = images.shape[0]

mean = images.mean(axis=0)
centred = images - mean
covariance = centred.T @ centred / (n - 1)
variances, vectors = np.linalg.eigh(covariance)
variances = variances[::-1]
vectors = vectors[:, ::-1]
total = variances.sum()

print("images:", n, "pixels:", images.shape[1])
print(f"total variance: {total:.4f}")
for k, variance in enumerate(variances[:8].tolist()):
    share = 100 * variance / total
    print(f"component {k + 1}: variance {variance:9.4f}  share {share:6.3f} %")

# The eigenvectors' signs are arbitrary; what they span is not.
print()
for k in [1, 4, 16, 32]:
    basis = vectors[:, :k]
    rebuilt = centred @ basis @ basis.T
    error = np.mean((centred - rebuilt) ** 2)
    kept = variances[:k].sum() / total
    print(f"{k:2d} components: kept {kept:.6f}, mean squared error {error:.6f}")

# How far each digit's mean image lies from the overall mean, in the plane of
# the first two components.
scores = centred @ vectors[:, :2]
member = (labels[:, None] == np.arange(10)).astype(np.float64)
centres = (member.T @ scores) / member.sum(axis=0)[:, None]
distances = np.sqrt((centres**2).sum(axis=1))
print()
print("distance of each digit from the centre:")
print(", ".join([f"{digit}: {d:.4f}" for digit, d in enumerate(distances.tolist())]))
