# How matrices, cubes, empty and 0-d arrays print.
import numpy as np

a = np.arange(6).reshape(2, 3)
print(a, a * 1.5, a > 2, a * -100, a / 7, a * 1e10, sep="\n")
cube = np.arange(24).reshape(2, 3, 4)
print(cube)
print(cube[:, :1, :2] * 0.25)
print(np.arange(16).reshape(2, 2, 2, 2))
print(np.zeros((0, 3)), np.zeros((3, 0)), np.zeros((2, 0, 3)), np.array(7), np.array(0.5), np.zeros((1, 1)))
wide = np.arange(60).reshape(2, 30) * 1001
print(wide, wide / 8, sep="\n")
print(np.array([[1.0, np.nan], [np.inf, -2.5]]), np.array([[1e-10, 1.0], [1.0, 1e10]]), np.array([[0.001, 1000.0]]), sep="\n")
print(np.eye(3), np.array([[1], [22], [333]]), np.ones((1, 5)), np.array([[True, False]]), sep="\n")
print(np.array([[0.5, 10.25], [100.125, 1000.0]], dtype=np.float32), np.array([[1, 2]], dtype=np.int32), sep="\n")
print("before", a, "after", sep=" | ", end=" |\n")
print("a =", a)
print([a.tolist(), a.shape], {"matrix": a.tolist()})
