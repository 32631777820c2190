# f-strings and format specifications.
import numpy as np

pi, n, name = 3.14159265358979, 42, "flink"
print(f"{pi:.2f}|{pi:10.3f}|{pi:<10.3f}|{pi:^10.3f}|{pi:+.1f}|{-pi:+.1f}|{pi:010.4f}|{pi: .3f}|{-pi:08.2f}")
print(f"{n:d}|{n:5d}|{n:<5d}|{n:^5d}|{n:05d}|{n:+d}|{n:x}|{n:X}|{n:b}|{n:o}|{n:#x}|{n:,}|{1234567:,d}|{1234567.891:,.2f}")
print(f"{name}|{name:>10}|{name:<10}|{name:^10}|{name:*^11}|{name:.3}|{name!r}|{name!r:>10}|{name.upper()}")
print(f"{pi:e}|{pi:.3e}|{1e-10:.2e}|{123456.0:E}|{0.0:e}|{pi:g}|{1e10:g}|{1e-5:g}|{123456789.0:g}|{0.0001:g}|{100.0:g}|{1.5:.3g}")
print(f"{0.256:%}|{0.256:.1%}|{1:.2%}|{n:.1f}|{n:e}|{True}|{None}|{[1, 2]}|{(1,)}|{True:d}")
width, digits = 12, 4
print(f"{pi:{width}.{digits}f}|{name:{width}}|{name:>{width + 2}}|{n * 2 + 1}|{n if n > 3 else 0}|{'inner'}|{{braces}}|{n=}")
a = np.array([1.5, 2.25])
x = a.sum()
print(f"{a}|{x}|{x:.3f}|{a[0]:6.2f}|{a.mean():.4e}|{a.shape}|{a.dtype}|{len(a)}|{int(x)}|{np.arange(3)[1]:03d}|{a.max() > 2}")
print(f"{np.float32(0.1):.3f}|{np.float32(0.1)}|{np.int64(7):>4}|{np.bool_(True)}|{np.nan:.2f}|{np.inf:8.1f}|{-np.inf:f}")
print(f"{2.5:.0f}|{3.5:.0f}|{0.125:.2f}|{0.375:.2f}|{1e16:.1f}|{-0.0:.1f}|{-0.001:.2f}|{999.9996:.3f}")
print(f"{1e15}|{1e16}|{0.1 + 0.2}|{1.0}|{1e-7}|{12}|{'a' 'b'}" f"|{n}" "|plain")
print("{} {:.2f} {:>5}".format(1, 2.345, "x"), "{0} {1} {0}".format("a", "b"), "{a:.1f} {b}".format(a=1.25, b="k"))
print(format(pi, ".3f"), format(n, "08b"), f"{name[0]}{name[-1]}{name[1:3]}", f"{'yes' if a[0] > 1 else 'no'}", f"{max(1, 2)}")
for k in range(3):
    print(f"{k:>2}: {k ** 2:<4}{'#' * k}")
print(f"""{n}
two lines {pi:.1f}""")
