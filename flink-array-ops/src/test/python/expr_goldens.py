"""Writes the golden file of array expressions with NumPy 1.24: values and errors.

Run from this directory:  python3 expr_goldens.py
A line is as those of kernel_goldens.py; the name is the NumPy expression, of the arrays a, b, c.
"""
import pathlib
import warnings

import numpy as np

warnings.simplefilter("ignore")
np.seterr(all="ignore")
assert np.__version__.startswith("1.24."), np.__version__
FILE = pathlib.Path(__file__).parent.parent / "resources/io/numflink/array/expr/expressions.txt"


def text(array):
    array = np.asarray(array)
    flat = array.ravel() if array.dtype == np.float32 else array.ravel().tolist()
    values = ",".join(str(int(v)) if array.dtype == bool else str(v) if array.dtype == np.float32 else repr(v)
                      for v in flat)
    return f"{array.dtype}{list(array.shape)}:{values}".replace(" ", "")


def outcome(call):
    try:
        return text(call())
    except Exception as e:  # noqa: BLE001 - the golden is the error itself
        return f"!{type(e).__name__}:{e}"


RANDOM = np.random.default_rng(7)


def reals(*shape, dtype="float64"):
    return (RANDOM.integers(-8, 9, shape) / 4).astype(dtype)


def ints(*shape, dtype="int64"):
    return RANDOM.integers(-5, 6, shape).astype(dtype)


def setitem(a, index, value):
    a = a.copy()
    a[index] = value
    return a


S = np.s_
CASES = [
    # promotion of scalars beside arrays
    ("a + 1", reals(3, dtype="float32")), ("a + 1.5", reals(3, dtype="float32")), ("a * 2", ints(3, dtype="int32")),
    ("a / 2", ints(3, dtype="int32")), ("a + True", ints(3)), ("a + 2.5", ints(3, dtype="int32")),
    ("a + 100000", reals(2, dtype="float32")), ("a + 5000000000", ints(2, dtype="int32")),
    ("a + b", reals(3, 4), reals(4)), ("a + b", reals(3, 4), reals(5)), ("a + b", reals(3, 1), reals(1, 4)),
    ("a - b", ints(3) > 0, ints(3) > 0), ("-a", ints(3) > 0), ("a & b", reals(3), ints(3)), ("~a", reals(3)),
    ("np.where(a > 0, a, 0)", reals(4, dtype="float32")), ("np.clip(a, 0, 1.5)", reals(5)),
    ("np.clip(a, 0, 1.5)", ints(5, dtype="int32")), ("np.clip(a, None, 1)", reals(5)),
    # creation
    ("np.arange(0, 1, 0.3)",), ("np.arange(5, 0, -2)",), ("np.arange(0, 0, 1)",), ("np.arange(5, 0, 1)",),
    ("np.arange(0, 1, 0)",), ("np.linspace(0, 1, 5)",), ("np.linspace(0, 1, -1)",), ("np.eye(3, 4, 1)",),
    ("np.zeros((2, -1))",), ("np.full((2, 2), 7)",),
    # reductions
    ("np.sum(a)", reals(3, 4)), ("np.sum(a, axis=1)", ints(3, 4, dtype="int32")), ("np.sum(a, axis=-1)", ints(3, 4) > 0),
    ("np.sum(a, axis=2)", reals(3, 4)), ("np.sum(a, axis=(0, 0))", reals(3, 4)), ("np.mean(a)", reals(3, 4)),
    ("np.mean(a, axis=0)", ints(3, 4)), ("np.mean(a)", reals(3, dtype="float32")), ("np.var(a, ddof=1)", reals(7)),
    ("np.var(a, axis=0)", reals(3, 4, dtype="float32")), ("np.std(a, axis=1, keepdims=True)", reals(3, 4)),
    ("np.max(a)", reals(0, 3)), ("np.min(a, axis=0)", reals(0, 3)), ("np.max(a, axis=1)", reals(0, 3)),
    ("np.argmax(a)", reals(3, 4)), ("np.argmax(a, axis=0)", reals(3, 4)), ("np.argmin(a)", reals(0, 3)),
    ("np.any(a, axis=0)", ints(2, 3)), ("np.all(a)", ints(2, 3)), ("np.prod(a, axis=1)", ints(2, 3, dtype="int32")),
    ("np.ptp(a, axis=0)", reals(3, 4)), ("np.linalg.norm(a)", reals(3, 4)), ("np.linalg.norm(a, 1)", reals(4)),
    ("np.linalg.norm(a, np.inf)", reals(4)), ("np.linalg.norm(a, 3)", reals(4)), ("np.linalg.norm(a, 0)", ints(5)),
    ("np.trace(a)", reals(3, 4)), ("np.trace(a)", ints(3, 3, dtype="int32")), ("np.trace(a)", reals(3)),
    # products
    ("a @ b", reals(2, 3), reals(3, 4)), ("a @ b", reals(2, 4), reals(3, 2)), ("a @ b", reals(3), reals(3, 2)),
    ("a @ b", reals(2, 3), reals(3)), ("a @ b", reals(3), reals(3)), ("a @ b", reals(3), reals(4)),
    ("a @ b", reals(), reals(3)), ("a @ b", reals(3), reals()), ("a @ b", ints(2, 3, dtype="int32"), reals(3, dtype="float32")),
    ("a @ b", reals(2, 1, 3, 4), reals(5, 4, 2)), ("a @ b", reals(2, 3, 4), reals(3, 4, 5)),
    ("a @ b", reals(2, 3, 4), reals(2, 4)), ("a @ b", ints(2, 2) > 0, ints(2, 2) > 0),
    ("a @ b", reals(2, 0), reals(0, 3)),
    ("np.dot(a, b)", reals(2, 3), reals(2, 3)), ("np.dot(a, b)", reals(3), reals(4)), ("np.dot(a, b)", reals(2, 3), reals(4)),
    ("np.dot(a, b)", reals(2, 3), reals(4, 3, 2)), ("np.dot(a, b)", reals(2), reals()),
    ("np.inner(a, b)", reals(2, 3), reals(4, 3)), ("np.inner(a, b)", reals(2, 3), reals(2, 4)),
    ("np.vdot(a, b)", reals(2, 3), reals(3, 2)), ("np.outer(a, b)", reals(2, 2), ints(3)),
    ("np.tensordot(a, b, 1)", reals(2, 3), reals(2, 3)), ("np.tensordot(a, b, 3)", reals(2, 3), reals(2, 3)),
    ("np.tensordot(a, b, 2)", reals(2, 3, 4), reals(3, 4, 2)), ("np.tensordot(a, b, ([0], [1]))", reals(3, 2), reals(4, 3)),
    ("np.einsum('ij,jk->ik', a, b)", reals(2, 3), reals(3, 4)), ("np.einsum('ij,jk->ik', a, b)", reals(2, 3), reals(2, 3)),
    ("np.einsum('ij,kj', a, b)", reals(2, 3), reals(4, 3)), ("np.einsum('ii->i', a)", reals(3, 3)),
    ("np.einsum('ii', a)", reals(3, 3)), ("np.einsum('ij->j', a)", reals(2, 3)), ("np.einsum('ij->ji', a)", reals(2, 3)),
    ("np.einsum('ij,ij->i', a, b)", reals(2, 3), reals(2, 3)), ("np.einsum('i,j->ij', a, b)", reals(2), reals(3)),
    ("np.einsum('bij,bjk->bik', a, b)", reals(2, 3, 4), reals(2, 4, 2)),
    ("np.einsum('...ij,...j->...i', a, b)", reals(2, 3, 4), reals(4)), ("np.einsum('i,ij,j', a, b, c)", reals(2), reals(2, 3), reals(3)),
    ("np.einsum('ij,jk->iq', a, b)", reals(2, 3), reals(3, 3)), ("np.einsum('ijk,jk->ik', a, b)", reals(2, 3), reals(3, 3)),
    ("np.einsum('ij,jk->ii', a, b)", reals(2, 3), reals(3, 3)), ("np.einsum('i,jk->ik', a, b)", reals(2, 3), reals(3, 3)),
    ("np.einsum('ij->i', a, b)", reals(2, 3), reals(3, 3)),
    # layout
    ("a.T", reals(2, 3)), ("a.T", reals(3)), ("np.transpose(a, (2, 0, 1))", reals(2, 3, 4)), ("np.transpose(a, (0,))", reals(2, 3)),
    ("np.transpose(a, (0, 0))", reals(2, 3)), ("np.transpose(a, (0, 2))", reals(2, 3)),
    ("np.swapaxes(a, 0, -1)", reals(2, 3, 4)), ("np.swapaxes(a, 0, 2)", reals(2, 3)), ("np.moveaxis(a, 0, -1)", reals(2, 3, 4)),
    ("np.moveaxis(a, 0, 2)", reals(2, 3)), ("np.reshape(a, (4, -1))", reals(2, 6)), ("np.reshape(a, (5,))", reals(12)),
    ("np.reshape(a, (5, -1))", reals(12)), ("np.reshape(a, (-1, -1))", reals(12)), ("np.ravel(a)", reals(2, 3)),
    ("np.squeeze(a)", reals(1, 3, 1)), ("np.squeeze(a, 0)", reals(2, 3)), ("np.expand_dims(a, 1)", reals(3)),
    ("np.expand_dims(a, 3)", reals(3)), ("np.broadcast_to(a, (2, 3))", reals(3)), ("np.broadcast_to(a, (4,))", reals(3)),
    ("np.broadcast_to(a, (3,))", reals(3, 3)), ("np.concatenate([a, b])", reals(2, 3), ints(1, 3)),
    ("np.concatenate([a, b])", reals(2, 3), reals(3, 2)), ("np.concatenate([])",), ("np.concatenate([a, b])", reals(2), reals(2, 2)),
    ("np.concatenate([a, b])", reals(), reals()), ("np.concatenate([a], 1)", reals(2)), ("np.stack([a, b], 1)", reals(2), reals(2)),
    ("np.stack([a, b])", reals(2), reals(3)), ("np.stack([])",), ("np.vstack([a, b])", reals(3), reals(2, 3)),
    ("np.vstack([a, b])", reals(3), reals(4)), ("np.hstack([a, b])", reals(3), reals(4)), ("np.hstack([a, b])", reals(3, 1), reals(4, 1)),
    ("np.column_stack([a, b])", reals(3), reals(3)), ("np.flip(a, 0)", reals(3, 2)), ("np.split(a, 3)[1]", reals(6)),
    ("np.split(a, 2)[0]", reals(5)), ("np.tril(a)", reals(3, 4)), ("np.triu(a, 1)", reals(3, 4)), ("np.diag(a)", reals(3, 4)),
    ("np.diag(a, 1)", reals(3)), ("np.diag(a, -2)", reals(4, 3)), ("np.diag(a)", reals(1, 1, 1)),
    # indexing
    ("a[1]", reals(3, 4)), ("a[-1]", reals(3, 4)), ("a[5]", reals(3)), ("a[1, 2]", reals(3)), ("a[0, -9]", reals(3, 4)),
    ("a[1:3]", reals(5)), ("a[::-1]", reals(5)), ("a[::2]", reals(5)), ("a[-2::-2]", reals(6)), ("a[4:1]", reals(5)),
    ("a[1:100, None, 0]", reals(3, 4)), ("a[..., 1]", reals(2, 3, 4)), ("a[None]", reals(3)), ("a[..., ...]", reals(3)),
    ("a[::0]", reals(3)), ("a[:, ::-1]", reals(2, 3)), ("a[()]", reals(2)),
    ("setitem(a, S[0], b)", reals(2, 3), reals(3)), ("setitem(a, S[0], b)", reals(2, 3), reals(2)),
    ("setitem(a, S[0, 0], b)", reals(2, 3), reals(2)), ("setitem(a, S[0], b)", reals(2, 3), reals(2, 3)),
    ("setitem(a, S[:, 1], b)", reals(2, 3), reals(1, 2)), ("setitem(a, S[::2, ::-1], b)", reals(3, 3), reals(3)),
    ("setitem(a, S[1:], 5)", ints(4)), ("setitem(a, S[:2], b)", ints(4), reals(2)), ("setitem(a, a > 0, 9)", reals(3, 2)),
    ("setitem(a, b > 0, 9)", reals(3, 2), reals(4)),
    # linear algebra
    ("np.linalg.inv(a)", reals(2, 3)), ("np.linalg.inv(a)", reals(2)), ("np.linalg.det(a)", reals(2, 3)),
    ("np.linalg.solve(a, b)", reals(2, 2), reals(3)), ("np.linalg.solve(a, b)", reals(2, 2), reals(3, 1)),
    ("np.linalg.qr(a)[0]", reals(2)), ("np.linalg.eigh(a)[0]", reals(2, 3)), ("np.linalg.svd(a)[1]", reals(2)),
    ("np.linalg.inv(a)", ints(3, 3)), ("np.linalg.solve(a, b)", ints(2, 2), reals(2, dtype="float32")),
]

FILE.parent.mkdir(parents=True, exist_ok=True)
with open(FILE, "w") as out:
    out.write("# by expr_goldens.py, NumPy 1.24\n")
    for name, *arrays in CASES:
        names = dict(zip("abc", arrays), np=np, S=S, setitem=setitem)
        inputs = "".join(";" + text(array) for array in arrays)
        label = name.replace("->", "→")  # an arrow divides the line
        out.write(f"{label}{inputs}->{outcome(lambda: eval(name, names))}\n")
