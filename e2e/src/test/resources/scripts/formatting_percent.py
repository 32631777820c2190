# %-formatting.
import numpy as np

print("%d %i %5d %-5d| %05d %+d %x %X %o" % (42, 42, 42, 42, 42, 42, 255, 255, 8))
print("%f %.2f %10.3f %-10.3f| %+.1f %010.4f % f" % (3.14159, 3.14159, 3.14159, 3.14159, 3.14159, 3.14159, 3.14159))
print("%e %.3e %E %g %g %g %G %.3g" % (12345.678, 12345.678, 0.00012, 12345.678, 1e-5, 1e20, 1e-10, 2.0))
print("%s %r %10s %-10s| %.2s %c %%" % ("text", "text", "right", "left", "cut", "x"))
print("%s %s %s %s" % (1, 2.5, [1, 2], None))
print("%d" % 3.99, "%d" % True, "%s" % 5, "%s" % (1,), "%.1f%%" % 12.345)
print("%(name)s is %(age)d" % {"name": "Flink", "age": 11})
a = np.array([1.5, 2.5, 3.5])
print("%s %.3f %d %5.1f %s" % (a, a.mean(), a.size, a[0], a.shape))
print("%6.2f %6.2f %6.2f" % tuple(a.tolist()), "%6.2f" % a.sum(), "%s" % a.dtype, "%d rows" % len(a))
print("%*d|%-*d|%.*f" % (6, 42, 6, 42, 2, 3.14159))
print("%.0f %.0f %.1f %.3f %f %e" % (0.5, 1.5, 0.25, 2.0005, float("nan"), float("inf")))
for row in np.arange(4).reshape(2, 2).tolist():
    print("%3d %3d" % tuple(row))
