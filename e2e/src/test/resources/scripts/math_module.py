# The math module and the built-in functions of numbers.
import math
from math import cos, pi, sqrt

import numpy as np

print(math.pi, math.e, math.inf, -math.inf, math.nan, math.tau, pi, sqrt(2), cos(0))
print(math.sin(1), math.cos(1), math.tan(1), math.asin(0.5), math.acos(0.5), math.atan(2), math.atan2(1, -1))
print(math.sinh(1), math.cosh(1), math.tanh(1), math.exp(2), math.log(10), math.log(8, 2), math.log2(8), math.log10(1000), math.log1p(0.5), math.expm1(0.5))
print(math.sqrt(16), math.pow(2, 0.5), math.hypot(3, 4), math.fabs(-2), math.floor(-1.5), math.ceil(1.2), math.trunc(-1.7), math.fmod(-7, 3))
print(math.factorial(10), math.gcd(12, 18), math.isnan(math.nan), math.isinf(math.inf), math.isfinite(1.0), math.copysign(1, -2), math.comb(5, 2))
print(math.degrees(math.pi), math.radians(180), math.isclose(0.1 + 0.2, 0.3), math.erf(0.5), math.gamma(5), math.lgamma(10), math.fsum([0.1] * 10))
print(type(math.floor(2.5)) == int, math.floor(7), math.ceil(-0.5), math.isqrt(17), math.prod([1, 2, 3]))
print(abs(-3), abs(2.5), min(1, 2.5), max([1, 7, 3]), sum(range(10)), sum([0.5] * 4, 10), round(2.567, 1), round(-2.5), pow(3, 4), pow(2.0, -1), divmod(9, 4), int("101", 2), bin(5), hex(255))
x = np.array([1.0, 4.0])
print(math.sqrt(x[1]), math.exp(x.sum()), math.floor(x.mean()), math.log(float(x[1])), math.sin(x[0]) == np.sin(x[0]) or abs(math.sin(x[0]) - np.sin(x[0])) < 1e-15)
print(1 // 0.3, 1 % 0.3 < 0.2, -1 % 3, 5.5 // 2, 5.5 % 2, 2**0.5, (-8) ** 2, -(8**2), 2**3**2, 7 / 2 * 2, 1 + 2 * 3 - 4 / 2)
