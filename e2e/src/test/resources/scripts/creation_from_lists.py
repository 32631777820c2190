# np.array: what type and shape lists, tuples, scalars and arrays give.
import numpy as np


def describe(a):
    print(a, a.dtype, a.shape, a.ndim, a.size)


describe(np.array([1, 2, 3]))
describe(np.array([1, 2.5, 3]))
describe(np.array([True, False]))
describe(np.array([True, 2]))
describe(np.array([True, 0.5]))
describe(np.array([[1, 2], [3, 4]]))
describe(np.array(((1.0, 2.0), (3.0, 4.0), (5.0, 6.0))))
describe(np.array([[[1], [2]], [[3], [4]]]))
describe(np.array(5))
describe(np.array(2.5))
describe(np.array([]))
describe(np.array([[], []]))
describe(np.array([1, 2, 3], dtype=float))
describe(np.array([1.9, -1.9], dtype=int))
describe(np.array([1, 2], dtype=np.float32))
describe(np.array([1, 2], dtype="int32"))
describe(np.array([0, 1, 2], dtype=bool))

row = np.array([1, 2, 3])
describe(np.array([row, row * 2]))
describe(np.array([row[0], row[2]]))
describe(np.array([float(row[0]), row.sum()]))
describe(np.array([k * k for k in range(5)]))
describe(np.array(list(range(3))))
describe(np.array(range(4)))

original = np.array([1.0, 2.0])
copied = np.array(original)
same = np.asarray(original)
copied[0] = 10.0
same[1] = 20.0
print(original, copied, same)
twin = original.copy()
twin[0] = -1.0
print(original, twin)
