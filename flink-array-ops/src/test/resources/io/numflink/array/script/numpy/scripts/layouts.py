import numpy as np

a = np.arange(6).reshape(2, 3)
print(a.T, np.transpose(a).shape, a.reshape(3, 2), a.reshape((6,)), a.reshape(-1, 2), np.reshape(a, (3, -1)), a.ravel(), a.flatten())
c = np.arange(24).reshape(2, 3, 4)
print(c.transpose(2, 0, 1).shape, c.transpose((1, 0, 2)).shape, np.swapaxes(c, 0, 2).shape, c.swapaxes(1, 2).shape, np.moveaxis(c, 0, -1).shape)
print(np.expand_dims(a, 0).shape, a[None].shape, a[:, np.newaxis, :].shape, np.squeeze(np.ones((1, 3, 1))).shape, np.ones((1, 3)).squeeze(0).shape)
print(np.concatenate([a, a]), np.concatenate((a, a), axis=1), np.concatenate([a, a], axis=None), np.concatenate([a, [[0.5, 1, 2]]]))
print(np.stack([a, a]).shape, np.stack([a[0], a[1]], axis=1), np.vstack([a, [7, 8, 9]]), np.hstack([a, [[1], [2]]]), np.hstack([[1], [2, 3]]), np.column_stack([[1, 2], [3, 4]]))
print(np.split(np.arange(6), 3), np.split(np.arange(6), [2, 3]), np.array_split(np.arange(7), 3), np.hsplit(c[0], 2), np.vsplit(c[0], 3)[1])
print(np.broadcast_to([1, 2], (2, 2)), np.flip(a), np.flip(a, 0), np.fliplr(a), np.flipud(a), np.roll(np.arange(5), 2), np.roll(a, 1, axis=1), np.roll(a, -1))
print(np.tile([1, 2], 2), np.tile(a, (2, 1)), np.tile([[1], [2]], (1, 3)), np.repeat([1, 2], 2), np.repeat(a, 2, axis=0), a.repeat(2))
print(np.append([1, 2], 3), np.append(a, [[9, 9, 9]], axis=0), np.atleast_2d([1, 2]), np.atleast_1d(3), np.ndim(a), np.shape(a), np.size(a), np.size(a, 0))
print(a.shape, a.ndim, a.size, a.nbytes, a.itemsize, len(a), a.T.shape, a.tolist(), a.item(4), a[0, 0].item(), np.array([5]).item())
