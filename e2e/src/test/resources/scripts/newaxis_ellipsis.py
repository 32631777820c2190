# None, ..., expand_dims and squeeze.
import numpy as np

v = np.arange(3)
a = np.arange(6).reshape(2, 3)
cube = np.arange(24).reshape(2, 3, 4)
print(v[None].shape, v[:, None].shape, v[None, :, None].shape, v[np.newaxis, 1:].shape)
print(a[:, None].shape, a[..., None].shape, a[None, ...].shape, a[:, None, 1].shape, a[None, 0, None].shape)
print(cube[...].shape, cube[..., 1].shape, cube[0, ...].shape, cube[0, ..., 1].shape, cube[..., 1, :].shape, cube[1, ..., None].shape)
print(np.expand_dims(v, 0), np.expand_dims(v, 1), np.expand_dims(a, -1).shape, np.expand_dims(a, (0, 2)).shape, sep="\n")
one = np.arange(3).reshape(1, 3, 1)
print(one.squeeze(), np.squeeze(one).shape, np.squeeze(one, axis=0).shape, one.squeeze(axis=2).shape, one.squeeze((0, 2)).shape)
print(v[:, None] * v, (a[:, :, None] * a[:, None, :]).sum(axis=0), sep="\n")
print(np.array(5)[None], np.array(5)[...], np.squeeze(np.array([[7]])), np.zeros((1, 1)).squeeze().shape)
