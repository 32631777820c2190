# np.save and np.load: types, shapes, and a file read back and saved again.
import sys

import numpy as np

folder = sys.argv[1] + "/"
arrays = {
    "float64": np.linspace(0, 1, 6).reshape(2, 3),
    "float32": np.arange(3, dtype=np.float32) / 4,
    "int64": np.arange(24).reshape(2, 3, 4),
    "int32": np.array([1, -2, 3], dtype=np.int32),
    "bool": np.array([[True, False], [False, True]]),
    "empty": np.zeros((0, 4)),
    "scalar": np.array(2.5),
}
for name, array in arrays.items():
    np.save(folder + name + ".npy", array)
for name, array in arrays.items():
    back = np.load(folder + name + ".npy")
    print(name, back.dtype, back.shape, bool((back == array).all()), back.sum())

a = np.load(folder + "int64.npy")
print(a[1], (a * 2).sum(axis=(0, 2)), a.T[3, ::2])
np.save(folder + "derived.npy", a[:, ::-1, 1:3].transpose(2, 0, 1) + 0.5)
print(np.load(folder + "derived.npy"))
np.save(folder + "without_suffix", np.arange(3))
print(np.load(folder + "without_suffix.npy"))
x = np.arange(4.0)
np.save(folder + "before.npy", x)
x[0] = 99
np.save(folder + "after.npy", x)
print(np.load(folder + "before.npy"), np.load(folder + "after.npy"))
