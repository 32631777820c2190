# reshape, ravel, flatten and what follows them.
# blocks: a=7 b=2x3x2
import numpy as np

a = np.arange(24)
print(a.reshape(4, 6).shape, a.reshape((2, 3, 4)).shape, a.reshape(-1, 8).shape, a.reshape(3, -1).shape, a.reshape(-1).shape)
b = a.reshape(2, 3, 4)
print(b.reshape(6, 4)[::2], b.reshape(4, 6).T, b.reshape(3, 8)[:, 1::3], sep="\n")
print(b.ravel()[5:9], b.flatten()[::6], np.ravel(b)[-1], b.reshape(24)[::5], np.reshape(a, (8, 3))[7])
print(b.T.reshape(24)[:8], b.T.ravel()[::7], b.transpose(1, 0, 2).reshape(3, 8)[1], b[:, ::-1].reshape(-1)[:6])
print(b.reshape(2, 12).sum(axis=0), b.reshape(6, 4).sum(axis=1).reshape(2, 3), sep="\n")
print(a.reshape(1, 24).shape, np.zeros((0, 5)).reshape(5, 0).shape, np.array(3).reshape(1, 1), np.array([[3]]).reshape(()))
c = a.reshape(4, 6) + 1
d = c.reshape(2, 2, 3, 2).mean(axis=(1, 3))
print(d)
e = c.reshape(4, 2, 3).transpose(1, 0, 2).reshape(8, 3)
print(e, (e @ np.ones(3)).reshape(2, 4), sep="\n")
print(c.reshape(3, 8).reshape(8, 3).reshape(6, 4).T.reshape(2, 12)[1, ::4])
