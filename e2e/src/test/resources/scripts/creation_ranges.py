# arange, linspace, eye, identity and the arrays of one value.
import numpy as np

print(np.arange(5), np.arange(2, 9), np.arange(1, 10, 3), np.arange(5, 0, -2))
print(np.arange(3.0), np.arange(0.5, 3.0, 0.5), np.arange(4, dtype=np.float32), np.arange(0))
print(np.arange(3).dtype, np.arange(3.0).dtype, np.arange(0, 1, 0.25).dtype, np.arange(3, dtype="int32").dtype)
print(np.linspace(0, 1, 5), np.linspace(1, 2, 4, endpoint=False), np.linspace(3, 9, 1), np.linspace(5, 1, 3))
print(np.linspace(0, 10, 0), len(np.linspace(0, 1)), np.linspace(0, 4, 5, dtype=int))

print(np.zeros(3), np.zeros((2, 2), dtype=int), np.zeros((0, 3)), np.zeros(()), sep="\n")
print(np.ones((2, 3)), np.ones(2, dtype=bool), np.ones(2, dtype=np.int32), sep="\n")
print(np.full(3, 7), np.full((2, 2), 1.5), np.full(2, True), np.full(2, 3, dtype=float), sep="\n")
print(np.eye(3), np.eye(2, 4), np.eye(3, k=1), np.eye(3, 3, -1, dtype=int), sep="\n")
print(np.identity(2), np.identity(2, dtype=bool), sep="\n")

a = np.array([[1, 2, 3], [4, 5, 6]])
for like in [np.zeros_like(a), np.ones_like(a), np.full_like(a, 9), np.zeros_like(a, dtype=float)]:
    print(like, like.dtype, like.shape)
e = np.empty((3, 4))
f = np.empty_like(a)
print(e.shape, e.dtype, e.size, e.ndim, f.shape, f.dtype)
