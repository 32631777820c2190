# Filters an image of a hand-written digit by shifted slices: a Gaussian blur,
# then Sobel edges, then a box average down to half the size.
import sys

import numpy as np

folder = sys.argv[0][: sys.argv[0].rfind("/") + 1]
table = np.loadtxt(folder + "data/digits.csv", delimiter=",")
image = table[0, :64].reshape(8, 8)

# Each pixel becomes a 3 x 3 square: broadcast, then merge the axes.
large = (image[:, None, :, None] * np.ones((1, 3, 1, 3))).reshape(24, 24)


def padded(picture):
    rim = np.zeros((picture.shape[0] + 2, picture.shape[1] + 2))
    rim[1:-1, 1:-1] = picture
    return rim


def convolve(picture, weights):
    height, width = picture.shape
    rim = padded(picture)
    result = np.zeros_like(picture)
    for i, row in enumerate(weights):
        for j, weight in enumerate(row):
            if weight != 0:
                result += weight * rim[i : i + height, j : j + width]
    return result


def show(picture):
    shades = " .:-=+*#%@"
    top = float(picture.max())
    for row in picture.tolist():
        print("|" + "".join([shades[int(9.0 * value / top + 1e-6)] for value in row]) + "|")


gauss = [[1 / 16, 2 / 16, 1 / 16], [2 / 16, 4 / 16, 2 / 16], [1 / 16, 2 / 16, 1 / 16]]
sobel = [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]

blurred = convolve(convolve(large, gauss), gauss)
print(f"blurred: total {blurred.sum():.4f} of {large.sum():.4f}, largest {blurred.max():.4f}")
show(blurred)

across = convolve(blurred, sobel)
down = convolve(blurred.T, sobel).T
edges = np.sqrt(across**2 + down**2)
print(f"edges: mean {edges.mean():.5f}, largest {edges.max():.5f}")

small = blurred.reshape(12, 2, 12, 2).mean(axis=(1, 3))
print("half size:", small.shape)
show(small)
