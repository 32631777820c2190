# Arrays without axes are arrays still: they are written to, formatted as numbers, and shown as arrays by repr.
import numpy as np

total = np.zeros(())
for k in range(4):
    total += k / 2
print(total, repr(total), f"{total:.2f}", f"{total:8.3e}", format(total, "+.1f"), total.shape, total.ndim)
count = np.array(1234567)
print(repr(count), f"{count:,}", f"{count:>10d}", f"{count}")
v = np.array([1.5, -2.0, 8.25])
one = v[1, ...]
v[1] = 4
print(repr(one), f"{one:.1f}", repr(v[1]))
one[...] = 7
print(v, np.squeeze(v[2:]), repr(np.squeeze(v[2:])))
print(repr(np.where(v[0] > 1, v[0], 0.0)), repr(np.where(True, 3, 4)), np.where(False, 1, 2.5) + 1)
rng = np.random.default_rng(346)
drawn = rng.random(())
print(repr(drawn), f"{drawn:.6f}", repr(rng.integers(100, size=())), rng.uniform(2, 3, size=()).shape)
try:
    print(f"{v:.2f}")
except TypeError as error:
    print(error)
