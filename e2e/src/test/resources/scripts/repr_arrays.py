# repr of arrays and scalars, also inside containers and f-strings.
import numpy as np

print(repr(np.array([1, 2, 3])), repr(np.array([1.0, 2.5])), repr(np.array([True, False])), sep="\n")
print(repr(np.arange(6).reshape(2, 3)), repr(np.zeros((2, 2))), repr(np.arange(8).reshape(2, 2, 2)), sep="\n")
print(repr(np.array([])), repr(np.zeros((0, 3))), repr(np.array(5)), repr(np.array(0.5)), sep="\n")
print(repr(np.array([1, 2], dtype=np.int32)), repr(np.array([0.1, 2], dtype=np.float32)), repr(np.ones((1, 2), dtype=np.float32)), sep="\n")
print([np.array([1, 2]), np.array([0.5])], (np.arange(2),), {"v": np.arange(3)})
print(f"{np.arange(3)!r} {np.float64(0.5)!r} {'text'!r} {np.arange(2)!s}", "%r" % (np.arange(2.0),))
print(repr(np.arange(30)), repr(np.arange(20) / 7), sep="\n")
print(repr(np.arange(2000)), repr(np.arange(4000).reshape(2000, 2)), sep="\n")
print(np.dtype("float64"), np.arange(3).dtype, repr(np.arange(3).dtype), np.float32(1).dtype, np.arange(3).dtype == np.int64, np.ones(1).dtype == float)
print(np.arange(3).shape, np.zeros((2, 3)).shape, np.array(1).shape, [1.0, np.float64(2.0)], type(1), type("s"), type(2.5))
