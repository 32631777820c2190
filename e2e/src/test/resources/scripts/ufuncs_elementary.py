# Functions of one argument, by value.
import numpy as np

x = np.array([0.1, 0.5, 0.9])
for name, f in [
    ("sin", np.sin),
    ("cos", np.cos),
    ("tan", np.tan),
    ("arcsin", np.arcsin),
    ("arccos", np.arccos),
    ("arctan", np.arctan),
    ("sinh", np.sinh),
    ("cosh", np.cosh),
    ("tanh", np.tanh),
    ("exp", np.exp),
    ("exp2", np.exp2),
    ("expm1", np.expm1),
    ("log", np.log),
    ("log2", np.log2),
    ("log10", np.log10),
    ("log1p", np.log1p),
    ("sqrt", np.sqrt),
    ("square", np.square),
    ("reciprocal", np.reciprocal),
]:
    print(f"{name:<10}", f(x))

y = np.array([-2.5, -1.5, -0.5, 0.0, 0.5, 1.5, 2.5, 2.7])
print(np.floor(y), np.ceil(y), np.rint(y), np.trunc(y), sep="\n")
print(np.round(y), np.round(np.array([1.2345, 2.3456]), 2), np.abs(y), np.sign(y), sep="\n")
print(np.negative(y), np.fabs(y), np.degrees(np.array([np.pi, np.pi / 2])), np.radians(180.0))

n = np.array([0, 1, 4, 9])
print(np.sqrt(n), np.exp(np.zeros(2, dtype=int)), np.floor(n / 4), np.cbrt(np.array([8.0, 27.0])))
print(np.sqrt(2), np.exp(1.0), np.log(10), np.sin(0), np.floor(-1.5), np.abs(-3), np.sqrt(np.float32(2)))
print(np.pi, np.e, np.inf, -np.inf, np.nan)
print(np.tanh(np.array([100.0, -100.0])), np.exp(np.array([-800.0, -700.0])), np.log1p(1e-12), np.expm1(1e-12))
