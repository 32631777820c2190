#!/usr/bin/python3
"""The NumPy side of the whole-job benchmarks: does the case named on each line of standard input, answers with the
seconds of the whole case, the seconds of its core (the matrix product alone) and a checksum."""
import sys
import time

import numpy as np


def matmul(n):
    rng_a, rng_b = np.random.default_rng(1), np.random.default_rng(2)
    a, b = rng_a.random((n, n)), rng_b.random((n, n))
    begin = time.perf_counter()
    c = a @ b
    core = time.perf_counter() - begin
    return core, c.sum()


def pipeline(n):
    x = np.arange(n, dtype=np.float64)
    begin = time.perf_counter()
    result = (np.sqrt(x * 0.5 + 1.0) * 2.0 - x / (x + 3.0)).sum()
    return time.perf_counter() - begin, result


def sigmoid(n):
    x = np.arange(n, dtype=np.float64)
    begin = time.perf_counter()
    result = (1.0 / (1.0 + np.exp(x * (-4.0 / n)))).mean()
    return time.perf_counter() - begin, result


with open("/proc/self/maps") as maps:
    if "openblas" not in maps.read():
        sys.exit("NumPy uses slow BLAS here: install libopenblas0-pthread, or name its folder in NUMPY_LIBRARY_PATH")
for line in sys.stdin:
    name, size = line.split()
    begin = time.perf_counter()
    core, checksum = globals()[name](int(size))
    print(time.perf_counter() - begin, core, float(checksum), flush=True)
