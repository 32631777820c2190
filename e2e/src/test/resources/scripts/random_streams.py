# Generators: the very numbers of NumPy, in order, whatever the shapes.
# blocks: big=37x11
import numpy as np

rng = np.random.default_rng(12345)
print(rng.random(), rng.random(3), rng.random((2, 2)), rng.random(), sep="\n")
print(rng.uniform(), rng.uniform(-1, 1), rng.uniform(0, 10, 3), rng.uniform(low=5, high=6, size=(2, 2)), sep="\n")

again = np.random.default_rng(12345)
whole = again.random(8)
other = np.random.default_rng(12345)
parts = np.concatenate([other.random(3), other.random(5)])
print((whole == parts).all(), whole[:3])

for seed in [0, 1, 42, 2**31, 2**40 + 7]:
    r = np.random.default_rng(seed)
    print(seed, r.random(2), f"{r.uniform(2, 3):.10f}")

a, b = np.random.default_rng(1), np.random.default_rng(2)
print(a.random(), b.random(), a.random(), b.random())
big = np.random.default_rng(99).random((100, 30))
print(f"{big.sum():.8f} {big[99, 29]:.12f} {big[50].mean():.10f} {big.min():.8f} {big.argmax()}")
print(big[::25, ::10], big.T[3, :4], sep="\n")


def noisy(rng, n):
    return rng.random(n) - 0.5


g = np.random.default_rng(7)
first = noisy(g, 4)
second = noisy(g, 4)
print(first, second, first.sum() > second.sum(), (first == second).any())
h = np.random.default_rng(seed=3)
unused = h.random(1000)
print(h.random(2), h.random(0), h.random((2, 0)).shape, h.random(size=1), h.random((1, 1)).shape)
