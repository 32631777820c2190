# Shapes that meet: scalars, rows, columns, planes, empty arrays.
import numpy as np

row = np.arange(4)
column = np.arange(3)[:, None] * 10
print(row + column)
print(column * row, (column == row).shape)
plane = np.arange(12).reshape(3, 4)
cube = np.arange(24).reshape(2, 3, 4)
print((cube - plane).sum(), (cube + row).shape, (cube * column).sum(axis=0))
print((cube.reshape(2, 1, 3, 4) + cube).shape)
one = np.array([[5]])
print(one + row, (one + cube).shape, one * 2)
print(np.float64(2.0) * plane, np.array(3) + plane, sep="\n")
empty = np.zeros((0, 4))
print((empty + row).shape, empty + 1, (empty * row).sum())
print((np.zeros((3, 1)) + np.zeros((1, 0))).shape)

a = np.ones((2, 1, 3))
b = np.ones((4, 1))
print((a + b).shape, (a + b).sum(), np.maximum(a, 2 * b).shape, np.where(a > 0, b, 0.0).shape)

distances = np.abs(np.arange(5)[:, np.newaxis] - np.arange(5)[np.newaxis, :])
print(distances)
print(distances.sum(axis=0), distances.max(), (distances == 1).sum())
print(np.broadcast_to(np.arange(3), (2, 3)))
