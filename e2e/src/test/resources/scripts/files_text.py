# Reading text: loadtxt and genfromtxt.
import sys

import numpy as np

folder = sys.argv[0][: sys.argv[0].rfind("/") + 1] + "data/"
m = np.loadtxt(folder + "measurements.csv", delimiter=",")
print(m, m.shape, m.dtype)
print(m.mean(axis=0), m[m[:, 1].argmax()], m[:, 1].min())
print(np.loadtxt(folder + "measurements.csv", delimiter=",", skiprows=3))
print(np.loadtxt(folder + "measurements.csv", delimiter=",", usecols=(0, 2)))
print(np.loadtxt(folder + "integers.txt"), np.loadtxt(folder + "integers.txt", dtype=int), sep="\n")
g = np.genfromtxt(folder + "gaps.csv", delimiter=",", skip_header=1)
print(g, g.shape, np.isnan(g).sum(axis=0))
filled = np.where(np.isnan(g), 0.0, g)
print(filled, filled.sum(axis=0))
print(np.genfromtxt(folder + "measurements.csv", delimiter=",").shape)
