"""Writes arrays and scalars with the text that NumPy 1.24 prints them as.

    /usr/bin/python3 text_goldens.py > ../resources/io/numflink/array/text/texts.jsonl

A line is a JSON object: "as" (str or repr), "array" in the form of kernel_goldens.py, or
"dtype[shape]:arange" for 0, 1, 2 ..., "options" (precision, threshold, edgeitems, linewidth,
suppress), and the "text".
"""

import json
import sys

import numpy as np

DEFAULT = [8, 1000, 3, 75, False]


def encode(a, arange=False):
    shape = ",".join(map(str, a.shape))
    if arange:
        return f"{a.dtype}[{shape}]:arange"
    if a.dtype == bool:
        values = [str(int(v)) for v in a.ravel()]
    elif a.dtype.kind == "f":
        values = [repr(float(v)).replace("inf", "Infinity").replace("nan", "NaN") for v in a.ravel()]
    else:
        values = [str(v) for v in a.ravel()]
    return f"{a.dtype}[{shape}]:" + ",".join(values)


def emit(a, options=DEFAULT, arange=False):
    names = ["precision", "threshold", "edgeitems", "linewidth", "suppress"]
    with np.printoptions(**dict(zip(names, options))):
        for how in (str, repr):
            line = {"as": how.__name__, "array": encode(a, arange), "options": options, "text": how(a)}
            print(json.dumps(line))


def main():
    rng = np.random.default_rng(20240607)
    f64 = lambda *v: np.array(v, dtype=np.float64)
    # scalars
    values = [0.0, -0.0, 1, -1, 0.1, 1e-4, 9.999e-5, 1e-5, 1.5e-5, 1e15, 1e16, 123456789012345680.0, 2.0**-44,
              9007199254740993.0, 2e-44, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 2.0**70,
              1 / 3, 2 / 3, 2e23, 1e22, 1e23, 8.41e21, 9.5367431640625e-7, 2.0**-1022 * 3, 4.35, 0.3, 1e100,
              float("nan"), float("inf"), -float("inf"), 16777216.0, 3.4e38]
    for v in values:
        emit(np.array(v, dtype=np.float64))
        with np.errstate(over="ignore"):
            emit(np.array(v, dtype=np.float32))
    for _ in range(60):
        bits = rng.integers(0, 2**63, dtype=np.int64)
        emit(np.frombuffer(bits.tobytes(), dtype=np.float64).reshape(()))
        emit(np.frombuffer(bits.tobytes()[:4], dtype=np.float32).reshape(()))
    for v in (0, -7, 2**40):
        emit(np.array(v))
    emit(np.array(5, dtype=np.int32))
    emit(np.array(True))
    emit(np.array(False))
    # vectors
    vectors = [
        f64(1), f64(1, 2, 3), f64(1.5, -2.25, 3), f64(0, 0), f64(-0.0, 1), f64(1e-5, 1), f64(1e8, 1), f64(1e7, 1e7),
        f64(99999999.9), f64(1e-4, 0.1), f64(0.0001, 0.09), f64(1000, 1), f64(1001, 1), f64(1000.5, 1), f64(1e16),
        f64(1e-300, 1e300), f64(1 / 3, 2 / 3, 1), f64(np.pi, np.e, 100), f64(1.123456789, 2.5), f64(0.1 + 0.2),
        f64(np.nan), f64(np.inf), f64(-np.inf), f64(np.nan, 1), f64(np.inf, 1.5), f64(-np.inf, 1.25, np.nan),
        f64(np.nan, 1e10), f64(-np.inf, 1e-10), f64(np.nan, np.inf, -np.inf), f64(100.0, np.nan), f64(1e5, 1e-9),
        f64(0.000012345), f64(123456.789, 1000), f64(2.5e-9, 1), f64(1e-9, 1e-9), f64(0.5, 1e100), f64(1e99, 1e-99),
        f64(12345678, 87654321), f64(0.999999999999), f64(9.9999999999), f64(1.00000000049), f64(0.123456785),
        f64(1e-5, 1.23456789012e-5), f64(*range(30)), f64(*range(100)), f64(*[1 / (i + 1) for i in range(40)]),
    ]
    for v in vectors:
        emit(v)
        with np.errstate(all="ignore"):
            emit(v.astype(np.float32))
        emit(v, [3, 1000, 3, 75, True])
    for magnitude in range(-14, 15, 2):
        for spread in (0, 1, 2, 5):
            v = rng.standard_normal(7) * 10.0 ** (magnitude + rng.uniform(-spread, spread, 7))
            emit(v)
            emit(v.astype(np.float32))
            emit(v, [8, 1000, 3, 75, True])
    for precision in (0, 1, 4, 12, 17, 20):
        emit(rng.standard_normal((2, 3)), [precision, 1000, 3, 75, False])
        emit(rng.standard_normal(4) * 1e-6, [precision, 1000, 3, 75, False])
        emit(rng.standard_normal(4).astype(np.float32) * 1e6, [precision, 1000, 3, 75, False])
        emit(np.round(rng.uniform(0, 9, 5), 1), [precision, 1000, 3, 75, precision % 3 == 0])
    # integers and bools
    emit(np.array([1, -20, 300]))
    emit(np.array([1, -20, 300], dtype=np.int32))
    emit(np.array([2**62, -(2**63), 0]))
    emit(np.array([True, False, True]))
    emit(np.array([[True], [False]]))
    emit(np.arange(200), arange=True)
    emit(np.arange(60, dtype=np.int32), arange=True)
    emit(np.arange(40) % 3 == 0)
    # no elements
    for shape in ((0,), (3, 0), (0, 4), (2, 0, 3)):
        for dtype in (np.float64, np.float32, np.int64, np.int32, bool):
            emit(np.zeros(shape, dtype))
    # more axes
    for shape in ((2, 3), (3, 1), (1, 1, 1), (2, 3, 4), (2, 2, 2, 2), (1, 30), (2, 25), (3, 2, 20)):
        emit(np.round(rng.standard_normal(shape) * 10, 2))
        emit(rng.integers(-1000, 1000, shape))
        emit(rng.standard_normal(shape).astype(np.float32))
        emit(rng.standard_normal(shape) > 0)
    # summaries
    for shape in ((1001,), (1000,), (50, 50), (5, 300), (300, 5), (6, 200), (7, 200), (11, 11, 11), (2, 600), (2, 2, 400),
                  (1200, 1), (1, 1200), (3, 4, 5, 30)):
        size = int(np.prod(shape))
        for dtype in (np.int64, np.float64, np.float32, np.int32):
            emit(np.arange(size, dtype=dtype).reshape(shape), arange=True)
    for options in ([8, 5, 1, 75, False], [8, 5, 2, 75, False], [8, 20, 3, 40, False], [8, 1000, 3, 20, False],
                    [4, 10, 2, 30, True], [8, 1000, 3, 200, False]):
        for shape in ((6,), (24,), (4, 5), (5, 12), (3, 4, 5), (1, 40)):
            size = int(np.prod(shape))
            emit(np.arange(size).reshape(shape), options, arange=True)
            emit(np.arange(size, dtype=np.float32).reshape(shape), options, arange=True)
            emit(np.round(rng.standard_normal(shape), 3), options)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main()
