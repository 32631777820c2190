import math
print(7 // 2, -7 // 2, 7 % -3, -7 % 3, 7.5 // 2, -7.5 % 2, 7.5 // -2, 1e300 * 10)
print(2 ** 10, 2 ** -1, 2 ** 100, -2 ** 2, (-2) ** 3, 2 ** 3 ** 2, 0.5 ** 2, 9 ** 0.5)
print(9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 3, 10 ** 20 // 7, 10 ** 20 % 7)
print(1 / 3, 10 / 5, 1e16, 1e15, 123456789012345678.0, 0.1 + 0.2, 1e-5, 1e-4, 0.0001234, 5e-324, 1.7976931348623157e308)
print(float("inf"), -float("inf"), float("nan"), -0.0, 1.0, 100.0, 1e22, 2.5e-8, 3.14159)
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 70, (1 << 70) >> 68, -5 >> 1, True + True, True & False, True | 2)
print(0xff, 0o17, 0b101, 1_000_000, 1_0.5, .5, 5., 1e3, 0x_ff)
print(1 == 1.0, 1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2, 1 != 2, 2 ** 53 == 2.0 ** 53 + 1, 10 ** 400 > 1e308)
print(abs(-3), abs(-2.5), round(2.5), round(3.5), round(2.675, 2), round(1234, -2), round(-0.5), round(1e20))
print(divmod(7, 2), divmod(-7, 2), divmod(7.5, 2), pow(3, 4, 5), pow(2, 3), pow(2.0, 3))
print(int("42"), int("-17"), int("ff", 16), int("0x1f", 0), int(3.99), int(-3.99), int(1e20), int(" 1_000 "))
print(float("1.5"), float("1e3"), float("-.5"), float(3), float("  2.5 "), bool(0), bool(""), bool([]), bool("a"))
print(math.sqrt(2), math.pi, math.e, math.exp(1), math.log(10), math.log(8, 2), math.log2(8), math.log10(1000))
print(math.floor(2.7), math.ceil(2.1), math.trunc(-2.7), math.floor(-2.5), math.factorial(20), math.factorial(25))
print(math.gcd(12, 18), math.lcm(4, 6), math.comb(5, 2), math.isqrt(17), math.hypot(3, 4), math.fsum([0.1] * 10))
print(math.isclose(0.1 + 0.2, 0.3), math.isnan(math.nan), math.isinf(math.inf), math.copysign(1, -0.0), math.prod([1, 2, 3]))
print(max(1, 2, 3), min([4, 2, 8]), max("abc"), min(3, 1.5), max([1, -5, 3], key=abs), max([], default=0), sum([1, 2, 3.5]), sum([[1], [2]], []))
print((10).bit_length(), (2.0).is_integer(), (0.5).as_integer_ratio(), 3 .real, bin(10), hex(255), oct(8), bin(-5))
print(sum(range(101)), sum(x * x for x in range(10)), 10 % 3.5, -1 // 3, 5 // -0.7)
print(1e100, 1.5e-10, 12345678.9, 1 / 7, 2 / 3, 1e-7 / 3, 4.35, 4.349999999999999, 9007199254740993.0, 0.1 * 3)
print(not 1, not 0, 1 and 2, 0 or 3, None or "x", 1 if 0 else 2, 1 is 1, None is None, None is not None)
x = 5
x += 2; x -= 1; x *= 3; x //= 2; x **= 2; x %= 50; x /= 4
print(x)
y = 0b1100
y &= 10; y |= 1; y ^= 3; y <<= 3; y >>= 1
print(y)
print(2.0 ** -44, 2.0 ** -1074, 2.0 ** 60, 1e23, 2.2250738585072014e-308, 9.999999999999999e15, 9.9999e-5)
