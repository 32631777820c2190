# The type of a result for every pair of types, arrays and scalars.
import numpy as np

types = [np.bool_, np.int32, np.int64, np.float32, np.float64]
names = ["bool", "int32", "int64", "float32", "float64"]
arrays = [np.ones(2, dtype=t) for t in types]

print("array + array, array / array, array * array")
for name, a in zip(names, arrays):
    print(
        f"{name:<8}",
        [str((a + b).dtype) for b in arrays],
        [str((a / b).dtype) for b in arrays],
        [str((a * b).dtype) for b in arrays],
    )

print("array with Python scalars")
for name, a in zip(names, arrays):
    print(f"{name:<8}", (a + True).dtype, (a + 1).dtype, (a + 1.0).dtype, (2 * a).dtype, (a * 0.5).dtype, (a / 2).dtype)

print("functions")
for name, a in zip(names, arrays):
    print(f"{name:<8}", np.sqrt(a + 0.0).dtype, np.exp(a * 1.0).dtype, np.abs(a).dtype, np.maximum(a, a).dtype, (a == a).dtype, np.where(a > 0, a, 1).dtype)

print("reductions")
for name, a in zip(names, arrays):
    print(f"{name:<8}", a.sum().dtype, a.prod().dtype, a.mean().dtype, a.max().dtype, a.std().dtype, a.argmax().dtype, a.any().dtype)

print("powers and comparisons")
i = np.array([1, 2, 3])
print((i**2).dtype, (i**0.5).dtype, (i**2.0).dtype, (i < 2).dtype, (i // 2).dtype, (i % 2).dtype, (-i).dtype)
print(np.concatenate([i, np.array([0.5])]).dtype, np.stack([i, i == 1]).dtype, np.where(i > 1, i, 0.5).dtype)
print((np.float32(1) + np.ones(2, dtype=np.float32)).dtype, (np.float64(1) + np.ones(2, dtype=np.float32)).dtype)
print(np.ones(2, dtype=np.int32) @ np.ones(2, dtype=np.float32), (np.ones((2, 2), dtype=np.float32) @ np.ones(2)).dtype)

print("arrays with NumPy's scalars")
scalars = [t(1) for t in types] + [np.array(7, dtype=np.int32), np.int64(2**40), np.int64(70000)]
for name, a in zip(names, arrays):
    print(f"{name:<8}", [str((a + s).dtype) for s in scalars], [str(np.maximum(s, a).dtype) for s in scalars])
