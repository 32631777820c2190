#!/usr/bin/python3
"""Makes the input files of the benchmarks on clusters: inputs.py FOLDER NAME…, those that are not there yet."""
import os
import sys

import numpy as np


def uniform(seed, *shape):
    return np.random.default_rng(seed).random(shape)


def labels(features, seed):
    """Labels of a logistic model with coefficients between -1 and 1."""
    coefficients = 2 * uniform(seed, features.shape[1]) - 1
    return (uniform(seed + 1, features.shape[0]) < 1 / (1 + np.exp(-features @ coefficients))) * 1.0


MAKERS = {
    "x": lambda: uniform(1, 400_000, 128),
    "y": lambda: uniform(2, 400_000, 128),
    "a": lambda: uniform(1, 4096, 4096),
    "b": lambda: uniform(2, 4096, 4096),
    "tensor_a": lambda: uniform(1, 256, 256, 64),
    "tensor_b": lambda: uniform(2, 256, 64, 32),
    "features": lambda: uniform(1, 1_000_000, 32) - 0.5,
    "labels": lambda: labels(MAKERS["features"](), 2),
    "large_x": lambda: uniform(1, 1 << 20, 128),
    "large_y": lambda: uniform(2, 1 << 20, 128),
    "network_features": lambda: uniform(3, 2_000_000, 64) - 0.5,
    "network_labels": lambda: labels(MAKERS["network_features"](), 4),
}

folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)
for name in sys.argv[2:]:
    path = os.path.join(folder, name + ".npy")
    if not os.path.exists(path):
        with open(path + ".part", "wb") as part:
            np.save(part, MAKERS[name]())
        os.rename(path + ".part", path)
