"""Writes the golden npy and npz files with NumPy 1.24.

Run from this directory:  python3 npy_goldens.py
Array TYPE-ORDER-SHAPE holds, in row-major order, 0.5 i - 1.25 (floats), 3 i - 7 (integers)
or i mod 3 = 0 (bools), in the byte order and memory order that its name says.
"""
import itertools
import pathlib

import numpy as np

OUT = pathlib.Path("../resources/io/numflink/connectors/npy")
TYPES = ["<f8", ">f8", "<f4", ">f4", "<i8", ">i8", "<i4", ">i4", "|b1"]
SHAPES = [(), (0,), (1,), (7,), (0, 3), (5, 4), (3, 4, 5), (2, 1, 3, 2)]


def values(code, shape):
    i = np.arange(int(np.prod(shape)))
    if code[1] == "f":
        flat = 0.5 * i - 1.25
    elif code[1] == "i":
        flat = 3 * i - 7
    else:
        flat = i % 3 == 0
    return flat.astype(code).reshape(shape)


arrays = {}
for code, order, shape in itertools.product(TYPES, "CF", SHAPES):
    name = {"<": "little", ">": "big", "|": "any"}[code[0]]
    extents = "x".join(map(str, shape))
    arrays[f"{name}_{code[1:]}-{order}-{extents}"] = np.array(values(code, shape), order=order)
np.savez(OUT / "stored.npz", **arrays)
np.savez_compressed(OUT / "deflated.npz", **arrays)
for major in (1, 2, 3):
    with open(OUT / f"version{major}.npy", "wb") as f:
        np.lib.format.write_array(f, values("<f8", (5, 4)), version=(major, 0))
for name, array in {
    "complex": np.ones(2, complex),
    "int8": np.ones(2, np.int8),
    "uint16": np.ones(2, np.uint16),
    "half": np.ones(2, np.float16),
    "text": np.array(["a", "bc"]),
    "dates": np.array(["2020-01-01"], "M8[D]"),
    "fields": np.zeros(2, [("a", "f8"), ("b", "i4")]),
    "objects": np.array([None, 1], object),
}.items():
    np.save(OUT / f"{name}.npy", array)
