"""Writes the public names of NumPy 1.24 and of its modules linalg and random.

    /usr/bin/python3 numpy_names.py > ../../main/resources/io/numflink/array/script/numpy/numpy-names.txt
"""
import warnings

import numpy as np

warnings.simplefilter("ignore")
assert np.__version__.startswith("1.24."), np.__version__
print("# written by src/test/python/numpy_names.py")
for module in (np, np.linalg, np.random):
    for name in sorted(dir(module)):
        if not name.startswith("_") and hasattr(module, name):
            print(f"{module.__name__}.{name}")
