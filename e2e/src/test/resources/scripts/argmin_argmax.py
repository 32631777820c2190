# The first of equal extremes wins, wherever the blocks end.
# blocks: a=3 m=2x2 big=7
import numpy as np

a = np.array([3, 1, 4, 1, 5, 9, 2, 6, 5, 9, 1])
print(a.argmin(), a.argmax(), np.argmin(a), np.argmax(a), a[::-1].argmin(), a[::-1].argmax())
m = np.array([[2, 7, 7, 1], [7, 2, 1, 1], [2, 2, 7, 1]])
print(m.argmin(), m.argmax(), m.argmin(axis=0), m.argmax(axis=0), m.argmin(axis=1), m.argmax(axis=1))
print(m.T.argmax(axis=0), (m * 1.0).argmax(axis=-1), np.argmax(m == 1, axis=1), (m > 100).argmax())
print(m.argmax(axis=1, keepdims=True).shape, type(int(m.argmax())) == int)
big = np.ones(100)
big[23] = 5
big[77] = 5
big[50] = -5
big[99] = -5
print(big.argmax(), big.argmin(), big[24:].argmax(), (big == 5).argmax(), np.zeros(50).argmax())
same = np.full((4, 5), 2.5)
print(same.argmax(), same.argmin(axis=0), same.argmax(axis=1))
points = np.array([[0.0, 0.0], [1.0, 1.0], [5.0, 5.0]])
centres = np.array([[0.0, 1.0], [4.0, 4.0], [1.0, 0.0]])
squared = ((points[:, None, :] - centres[None, :, :]) ** 2).sum(axis=2)
print(squared, squared.argmin(axis=1))
