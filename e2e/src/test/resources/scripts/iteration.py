# Going through arrays with for, zip, enumerate.
import numpy as np

a = np.arange(6).reshape(2, 3)
for row in a:
    print(row, row.sum(), end=" ; ")
    for x in row:
        print(x * x, end=" ")
print()
for k, (x, y) in enumerate(zip(np.arange(3), np.linspace(0, 1, 3))):
    print(k, x, y, x + y)
for x, y in np.array([[1, 2], [3, 4]]):
    print(x * y, end=" ")
for plane in np.arange(8).reshape(2, 2, 2):
    print(plane.tolist(), plane.T[0], end=" ")
print()
for column in a.T:
    print(column, end=" ")
for x in np.array([]):
    print("never")
for k in range(len(a)):
    print(a[k, k], end=" ")
for k in range(a.shape[1]):
    print(a[:, k].max(), end=" ")
print()
rows = [row * (k + 1) for k, row in enumerate(a)]
print(rows[1], len(rows), list(map(int, a[0])), sum(a[1]), sorted(np.array([3, 1, 2])), list(reversed(np.arange(3))))
it = [float(v) for v in np.linspace(0, 1, 3)]
print(it, [x for x in a.ravel() if x % 2], any(x > 4 for x in a.ravel()), max(x for x in a[0]))
total = 0
for v in np.ones(5):
    total = total + v
print(total, [r.tolist() for r in a], dict(zip("abc", a[0].tolist())))
