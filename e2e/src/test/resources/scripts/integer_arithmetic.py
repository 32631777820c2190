# Integers: division, remainders, powers, bits, and what overflows.
import numpy as np

a = np.array([7, -7, 7, -7, 0])
b = np.array([2, 2, -2, -2, 3])
print(a + b, a - b, a * b)
print(a // b, a % b, a / b)
print(np.fmod(a, b), np.remainder(a, b), np.floor_divide(a, b))
print(a**2, a**3, 2 ** np.arange(6), np.power(3, np.arange(4)))
print(-a, +a, abs(a), np.abs(a), np.sign(a), np.square(a))
print(a & 3, a | 8, a ^ 5, ~a)
print(7 // np.array([2, -2]), 7 % np.array([2, -2]), 10 - a)
print(np.maximum(a, b), np.minimum(a, b))

big = np.array([2**62, -(2**62)])
print(big * 2, big + big - 1, big * 4)
largest = np.array([9223372036854775807])
print(largest + 1, -(largest + 1), largest * largest)

small = np.array([2147483647, -2147483648, 65536], dtype=np.int32)
print(small + 1, small * small, -small, small - 1, (small + 1).dtype)
print(small.sum(), small.sum().dtype, (small.astype(np.int64) + 1))
print(np.arange(1, 26).prod(), np.full(70, 2).prod())

print(7 // 2, -7 // 2, 7 % -2, -7 % 2, divmod(17, 5), divmod(-17, 5), 2**10, 2**-1, 7 / 2)
print(2**100, 10**20 // 7, -(3**50) % 1000)
print(1 << 10, 1023 >> 3, 6 & 3, 6 | 3, 6 ^ 3, ~6)
