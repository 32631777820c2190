# Products of vectors, matrices and stacks of matrices.
# blocks: A=7x5 B=3x3 x=11
import numpy as np

a = np.arange(6).reshape(2, 3)
b = np.arange(12).reshape(3, 4) - 4
u, v = np.array([1, 2, 3]), np.array([0.5, -1.0, 2.0])
print(a @ b, np.matmul(a, b), np.dot(a, b), a.dot(b), sep="\n")
print(u @ v, np.dot(u, v), a @ u, u @ b, u.dot(u), (a @ v).dtype, np.dot(3, 4), np.dot(2, u))
print(np.outer(u, v), np.outer(u, u).sum(), np.inner(u, v), np.vdot(u, u), sep="\n")
s = np.arange(24).reshape(2, 3, 4)
print((s @ s.transpose(0, 2, 1)), (s @ np.ones(4)).shape, (s @ np.ones((4, 2)))[1])
print((np.ones((5, 1, 2, 3)) @ np.ones((4, 3, 2))).shape, (u @ np.ones((2, 3, 2))).shape, np.dot(s, np.ones(4)))
print(np.zeros((2, 0)) @ np.zeros((0, 3)), np.array([True, False]) @ np.array([True, True]))

i = np.arange(13)[:, None]
j = np.arange(17)[None, :]
A = ((i * 5 + j * 3) % 7) / 2 - 1
B = np.cos(i + 0 * j).T + j.T / 10
x = np.arange(17) % 4 - 1.5
print(np.round(A @ B, 6)[::6, ::4])
print(f"{(A @ B @ A).sum():.6f} {(A.T @ A).max():.6f} {float(x @ B @ A @ x):.6f}")
print(A @ x, (x @ A.T)[3], np.outer(x, x)[2:4, :5], sep="\n")
print(np.round(np.linalg.norm(A @ B), 6), np.abs((A @ B).T - B.T @ A.T).max() < 1e-12)
