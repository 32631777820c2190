"""Writes the golden files of the block kernels with NumPy 1.24.

Run from this directory:  python3 kernel_goldens.py
Each line is:  name;argument;…->result   where an array is  dtype[shape]:values
and an error is  !ErrorType:message
"""
import itertools
import pathlib
import warnings

import numpy as np

warnings.simplefilter("ignore")
np.seterr(all="ignore")
assert np.__version__.startswith("1.24."), np.__version__
RESOURCES = pathlib.Path(__file__).parent.parent / "resources/io/numflink/array"
DTYPES = ["bool", "int32", "int64", "float32", "float64"]


def text(array):
    array = np.asarray(array)
    if array.dtype == np.int8:
        array = array.astype("int32")
    if array.dtype == np.float16:
        array = array.astype("float64")
    flat = array.ravel().tolist() if array.dtype != np.float32 else array.ravel()
    values = ",".join(str(int(v)) if array.dtype == bool else str(v) if array.dtype == np.float32 else repr(v)
                      for v in flat)
    return f"{array.dtype}{list(array.shape)}:{values}".replace(" ", "")


def outcome(call):
    try:
        return text(call())
    except Exception as e:  # noqa: BLE001 - the golden is the error itself
        kind = "TypeError" if isinstance(e, TypeError) else type(e).__name__
        return f"!{kind}:{e}"


FLOATS = [0.0, -0.0, 1.0, -1.0, 0.5, -0.75, 2.0, 3.0, -2.5, 7.25, 1e-3, 40.0, 1e10,
          float("inf"), float("-inf"), float("nan")]
INTS = [0, 1, -1, 2, -3, 7, 5, -8, 31, 63, 64, 100003, 2**31 - 1, -2**31]
VALUES = {"bool": [False, True], "int32": INTS, "int64": INTS + [2**63 - 1, -2**63],
          "float32": FLOATS, "float64": FLOATS}

UNARY = """negative positive absolute fabs sign square reciprocal sqrt cbrt exp exp2 expm1 log log1p log2 log10
sin cos tan arcsin arccos arctan sinh cosh tanh arcsinh arccosh arctanh deg2rad rad2deg floor ceil rint trunc
logical_not isnan isinf isfinite signbit invert""".split()
BINARY = """add subtract multiply true_divide floor_divide remainder fmod power logaddexp arctan2 hypot maximum minimum
fmax fmin copysign equal not_equal less less_equal greater greater_equal logical_and logical_or logical_xor
bitwise_and bitwise_or bitwise_xor left_shift right_shift""".split()


def halffloat_free(function, *arrays):
    """NumPy computes some functions of bools in int8 or float16: do them in int32 or float64."""
    try:
        dtype = function(*arrays).dtype
    except Exception:
        return arrays
    if dtype == np.int8:
        return [a.astype("int32") for a in arrays]
    if dtype == np.float16:
        return [a.astype("float64") for a in arrays]
    return arrays


def ufuncs():
    for name in UNARY:
        function = getattr(np, name)
        for dtype in DTYPES:
            a = np.array(VALUES[dtype], dtype)
            if name in ("sin", "cos", "tan"):
                a = a[np.abs(a.astype(float)) < 1e12]
            yield f"{name};{text(a)}->{outcome(lambda: function(*halffloat_free(function, a)))}"
    for name in BINARY:
        function = getattr(np, name)
        for dtype in DTYPES:
            pairs = list(itertools.product(VALUES[dtype], VALUES[dtype]))
            if len(pairs) > 40:
                pairs = [pairs[i * 7 % len(pairs)] for i in range(40)]
            a = np.array([p[0] for p in pairs], dtype)
            b = np.array([p[1] for p in pairs], dtype)
            if name == "power" and dtype.startswith("int"):
                b = np.abs(b) % 9
            yield f"{name};{text(a)};{text(b)}->{outcome(lambda: function(*halffloat_free(function, a, b)))}"
    yield f"power;{text(np.array([2, 3]))};{text(np.array([1, -1]))}->" + outcome(
        lambda: np.array([2, 3]) ** np.array([1, -1]))
    for dtype in DTYPES:
        a = np.array(VALUES[dtype], dtype)
        b = a[::-1].copy()
        c = np.arange(len(a)) % 3 == 0
        if dtype != "bool":
            low, high = np.array(-2, dtype), np.array(5, dtype)
            yield f"clip;{text(a)};{text(low)};{text(high)}->{outcome(lambda: np.clip(a, low, high))}"
        yield f"where;{text(c)};{text(a)};{text(b)}->{outcome(lambda: np.where(c, a, b))}"
        for target in DTYPES:
            x = a
            if dtype.startswith("float") and target.startswith("int"):
                x = np.append(a, np.array([1e19, -1e19, 2.9, -2.9], dtype))
            if target == "int32" and dtype.startswith("float"):
                # What a conversion out of range gives differs with the vector unit.
                x = x[np.isfinite(x) & (np.abs(x) < 2**31)]
            yield f"{target};{text(x)}->{outcome(lambda: x.astype(target))}"
    for f, g in itertools.product(DTYPES, DTYPES):
        a, b = np.array([1, 0], f), np.array([1, 1], g)
        for name in ("add", "true_divide", "less", "maximum"):
            yield f"{name};{text(a)};{text(b)}->{outcome(lambda: getattr(np, name)(a, b))}"


def promotion():
    for f, g in itertools.product(DTYPES, DTYPES):
        yield f"{f},{g}->{np.promote_types(f, g)}"
    scalars = [True, 0, 1, -1, 127, 40000, 65535, 65536, -32768, -32769, 10**6, 2**31 - 1, 2**31, -2**31, -2**31 - 1,
               2**40, 0.0, 1.5, 1e38, 3.3e38, 3.5e38, -1e300, float("inf"), float("nan")]
    for f in DTYPES:
        for s in scalars:
            yield f"{f}*{s!r}->{np.result_type(np.ones(3, f), s)}"


def shapes():
    return [(), (1,), (5,), (0,), (3, 4), (1, 4), (3, 1), (0, 4), (4, 0), (2, 3, 4), (2, 1, 3), (37, 41)]


def reductions():
    rng = np.random.default_rng(7)
    for shape in shapes():
        axes = [None] + list(range(len(shape)))
        if len(shape) == 3:
            axes += [(0, 2), (1, 2), (0, 1)]
        for dtype in DTYPES:
            if dtype.startswith("float"):
                a = (rng.integers(-40, 40, shape) / 8).astype(dtype)
            elif dtype == "bool":
                a = rng.integers(0, 4, shape) > 0
            else:
                a = rng.integers(-3, 4, shape).astype(dtype)
            if len(shape) == 2 and 100 < a.size:
                a = a[:11, :7]
            for axis in axes:
                for name in "sum prod min max any all argmin argmax count_nonzero".split():
                    if name.startswith("arg") and isinstance(axis, tuple):
                        continue
                    label = "all" if axis is None else ".".join(str(x) for x in np.atleast_1d(axis))
                    yield f"{name}@{label};{text(a)}->{outcome(lambda: getattr(np, name)(a, axis=axis))}"
    for dtype in ("float32", "float64"):
        a = np.array([[1, np.nan, 3], [np.nan, 2, -1], [4, 5, 6]], dtype)
        for name in "sum prod min max any all argmin argmax".split():
            for axis, label in ((None, "all"), (0, "0"), (1, "1")):
                yield f"{name}@{label};{text(a)}->{outcome(lambda: getattr(np, name)(a, axis=axis))}"


def random():
    for seed in (0, 1, 42, 2**32 - 1, 2**32, 12345678901234567890123456789012345678901234567890):
        yield f"random {seed} 0;{text(np.random.default_rng(seed).random(7))}"
    rng = np.random.default_rng(5)
    rng.random(1000003)
    yield f"random 5 1000003;{text(rng.random((2, 3)))}"
    yield f"uniform 9 -2.5 7;{text(np.random.default_rng(9).uniform(-2.5, 7, 6))}"


def leaves():
    for start, stop, step in [(0.0, 1.0, 0.1), (-3.0, 4.0, 0.7), (5.0, 0.0, -1.3), (0.0, 100.0, 1 / 3)]:
        for dtype in ("float64", "float32"):
            yield f"arange {start} {step};{text(np.arange(start, stop, step, dtype))}"
    for start, stop, step in [(0, 10, 1), (-5, 20, 3), (10, -4, -2)]:
        for dtype in ("int64", "int32", "float64"):
            yield f"arange {start} {step};{text(np.arange(start, stop, step, dtype))}"
    for start, stop, n, end in [(0, 1, 7, True), (-2, 3.3, 10, False), (5, 5, 4, True), (1, 9, 1, True), (0, 1, 50, True)]:
        for dtype in ("float64", "float32", "int64"):
            yield f"linspace {start} {stop} {end};{text(np.linspace(start, stop, n, endpoint=end, dtype=dtype))}"


def linalg():
    rng = np.random.default_rng(11)
    for m, n in [(1, 1), (2, 2), (5, 5), (7, 3), (3, 7), (20, 20)]:
        a = rng.standard_normal((m, n))
        q, r = np.linalg.qr(a)
        u, s, vh = np.linalg.svd(a, full_matrices=False)
        for name, value in (("q", q), ("r", r), ("u", u), ("s", s), ("vh", vh)):
            yield f"{name};{text(a)}->{text(value)}"
        if m == n:
            b = a @ a.T + np.eye(n)
            c = rng.standard_normal((n, 3))
            w, v = np.linalg.eigh(b)
            for name, value in (("cholesky", np.linalg.cholesky(b)), ("w", w), ("v", v)):
                yield f"{name};{text(b)}->{text(value)}"
            yield f"inv;{text(a)}->{text(np.linalg.inv(a))}"
            yield f"det;{text(a)}->{text(np.linalg.det(a))}"
            yield f"solve;{text(a)};{text(c)}->{text(np.linalg.solve(a, c))}"
            yield f"solve;{text(a)};{text(c[:, 0])}->{text(np.linalg.solve(a, c[:, 0]))}"
    i = np.array([[4, 1], [2, 3]])
    f = np.array([[4, 1], [2, 3]], "float32")
    for a in (i, f):
        yield f"inv;{text(a)}->{text(np.linalg.inv(a))}"
        yield f"det;{text(a)}->{text(np.linalg.det(a))}"
    singular = np.array([[1.0, 2.0], [2.0, 4.0]])
    indefinite = np.array([[1.0, 2.0], [2.0, 1.0]])
    yield f"inv;{text(singular)}->{outcome(lambda: np.linalg.inv(singular))}"
    yield f"solve;{text(singular)};{text(np.ones(2))}->{outcome(lambda: np.linalg.solve(singular, np.ones(2)))}"
    yield f"det;{text(singular)}->{outcome(lambda: np.linalg.det(singular))}"
    yield f"cholesky;{text(indefinite)}->{outcome(lambda: np.linalg.cholesky(indefinite))}"
    yield f"inv;{text(np.ones((2, 3)))}->{outcome(lambda: np.linalg.inv(np.ones((2, 3))))}"


def write(name, lines):
    path = RESOURCES / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("# by kernel_goldens.py, NumPy 1.24\n" + "".join(line + "\n" for line in lines))


write("kernel/ufuncs.txt", ufuncs())
write("block/promotion.txt", promotion())
write("kernel/reductions.txt", reductions())
write("kernel/random.txt", random())
write("kernel/leaves.txt", leaves())
write("kernel/linalg.txt", linalg())
