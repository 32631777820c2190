# solve, inv, det, norm.
# blocks: A=4x4 B=5x2
import numpy as np

a = np.array([[3.0, 1.0], [1.0, 2.0]])
print(np.linalg.solve(a, np.array([9.0, 8.0])), np.linalg.inv(a), f"{np.linalg.det(a):.6f}", sep="\n")
print(np.linalg.solve(np.array([[2, 0], [0, 4]]), np.array([[2, 4], [8, 12]])), np.linalg.inv(np.diag(np.array([2.0, 4.0]))), sep="\n")
n = 12
i, j = np.arange(n)[:, None], np.arange(n)[None, :]
A = 1.0 / (1 + np.abs(i - j)) + np.eye(n) + ((i * 3 + j * 5) % 7) / 10
B = np.cos(i * (np.arange(4) + 1))
X = np.linalg.solve(A, B)
print(np.round(X[::4], 6))
print(np.abs(A @ X - B).max() < 1e-12, np.abs(np.linalg.inv(A) @ A - np.eye(n)).max() < 1e-12)
print(f"{np.linalg.det(A):.6f} {np.linalg.det(np.eye(5)):.1f} {np.linalg.det(-np.eye(3)):.1f} {1 / np.linalg.det(np.linalg.inv(A)):.6f}")
x = np.linalg.solve(A, np.ones(n))
print(np.round(x, 5), x.shape, np.linalg.solve(A, np.ones((n, 1))).shape, x.dtype)
print(np.linalg.norm(np.array([3.0, 4.0])), np.linalg.norm(A).round(6), np.linalg.norm(np.array([3, -4, 12])))
print(np.linalg.norm(np.arange(6).reshape(2, 3), axis=1), np.linalg.norm(np.arange(6).reshape(2, 3), axis=0))
print(np.linalg.norm(np.array([3, -4]), 1), np.linalg.norm(np.array([3, -4]), np.inf), np.linalg.norm(a, "fro").round(6))
print(np.linalg.inv(np.array([[2.0]])), np.linalg.solve(np.array([[4.0]]), np.array([2.0])))
