# Comprehensions of every kind, with arrays in them.
import numpy as np

print([k for k in range(4)], [k * 2 for k in range(10) if k % 3 == 0], [(i, j) for i in range(3) for j in range(i)])
print([[i * j for j in range(3)] for i in range(3)], [c.upper() for c in "abc"], ["even" if k % 2 == 0 else "odd" for k in range(3)])
print({k: k**2 for k in range(3)}, sorted({k % 3 for k in range(10)}), sum(k for k in range(5)), max(len(w) for w in ["a", "bbb"]))
print(any(k > 3 for k in range(5)), all(k > 3 for k in range(5)), list(k + 1 for k in range(3)), tuple(k for k in "ab"), ",".join(str(k) for k in range(3)))
print([k for k in range(20) if k % 2 == 0 if k % 3 == 0], [x for row in [[1, 2], [3]] for x in row], [a + b for a, b in zip([1, 2], [3, 4])])
a = np.arange(6).reshape(2, 3)
print([row.sum() for row in a], [int(x) for x in a[0]], [x * 2 for x in a[1].tolist()], [[float(x) for x in row] for row in a])
print(np.array([row[::-1] for row in a]), np.array([f(a[0]).sum() for f in [np.sin, np.cos]]), np.stack([a + k for k in range(2)]).sum())
k = "outer"
inner = [k for k in range(3)]
print(k, inner)
n = 3
print([[1 if i == j else 0 for j in range(n)] for i in range(n)], {i: [j for j in range(i)] for i in range(n)})
fs = [lambda v, k=k: v + k for k in range(3)]
print([f(10) for f in fs])
print([y for x in range(4) if x > 1 for y in (x, x * 10)], {name: len(name) for name in ["ab", "c"]}, [i for i, v in enumerate([True, False, True]) if v])
total = sum(float(v) for v in np.array([0.5, 1.5]))
print(total, sorted([(v, k) for k, v in {"x": 2, "y": 1}.items()]), min(abs(v) for v in [-3, 2, -1]))
