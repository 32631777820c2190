# A value is what it was when the expression was written, whatever is written later.
# blocks: a=2x2
import numpy as np

a = np.arange(4.0)
b = a + 1
a[0] = 100
print(b, a)
c = a * 2
a += 1000
d = a * 2
a[:] = 0
print(c, d, a)

a = np.arange(6).reshape(2, 3)
total = a.sum()
column = a[:, 0].copy()
view = a[:, 0]
a[:, 0] = -1
print(total, column, view, a.sum())

history = []
x = np.array([1.0, 2.0])
for k in range(4):
    history.append(x)
    x = x * 2
    history.append(x.copy())
    x[0] = k
print(history)
same = []
y = np.zeros(2)
for k in range(3):
    y += k
    same.append(y)
print(same)

u = np.array([1, 2, 3])
v = u[::-1]
w = u + v
u[0] = 10
print(u, v, w, u + v)
u[1:] = u[:-1]
print(u, v)

def f(z):
    z = z + 1
    z[0] = -5
    return z

p = np.zeros(3)
q = f(p)
print(p, q)
m = np.eye(2)
n = m @ m
m[0, 1] = 5
o = m @ m
m *= 0
print(n, o, m, sep="\n")
r = np.arange(5)
s = np.where(r > 2, r, 0)
r[:] = 9
i = 2
t = r[i] + s[i + 1]
i = 0
r[2] = 0
print(s, t, r)
flag = r[0] == 9
r[0] = 1
print(flag, r[0] == 9, bool(flag))
