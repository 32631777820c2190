# In-place operators change the array that other names see; plain ones do not.
import numpy as np

a = np.arange(4.0)
b = a
b += 1
print(a, b, a is b)
b = b + 1
print(a, b, a is b)
a -= np.array([1.0, 1.0, 0.0, 0.0])
a *= 2
a /= 4
print(a)
a **= 2
a //= 0.25
a %= 3
print(a)
i = np.array([8, 9, 10])
i += 1
i //= 2
i -= True
i *= np.array([1, 2, 3])
print(i, i.dtype)
i <<= 1
i >>= 2
print(i)
i &= 6
i |= 1
i ^= 2
print(i)
m = np.ones((2, 3))
m += np.arange(3)
m[0] += 10
m[:, 1:] *= -1
print(m)
m = m @ np.eye(3)
print(m)
f = np.ones(2, dtype=np.float32)
f += 0.5
f *= 2
print(f, f.dtype)
t = np.array([True, False])
t &= np.array([True, True])
t |= np.array([False, True])
print(t)

x = 5
x += 2.5
x *= 2
x -= 1
x /= 4
x **= 2
x //= 3
x %= 2
print(x)
s = "ab"
s += "c"
s *= 2
print(s)
l = [1]
m = l
l += [2, 3]
l *= 2
print(l, m)
total = 0
for row in np.arange(6).reshape(3, 2):
    total += row
print(total)
