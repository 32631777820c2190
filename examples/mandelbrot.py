# The Mandelbrot set in characters: the whole picture iterates at once, points
# that have escaped stand still.
import numpy as np

height, width = 24, 64
re = np.linspace(-2.2, 0.8, width)[None, :]
im = np.linspace(-1.2, 1.2, height)[:, None]

zr = np.zeros((height, width))
zi = np.zeros((height, width))
steps = np.zeros((height, width), dtype=np.int64)
for _ in range(24):
    inside = zr * zr + zi * zi <= 4.0
    steps = steps + inside
    zr, zi = (
        np.where(inside, zr * zr - zi * zi + re, zr),
        np.where(inside, 2 * zr * zi + im, zi),
    )

shades = " .,:;=+*ox%#@"
for row in steps.tolist():
    print("".join([shades[count // 2] for count in row]).rstrip())
print("points that stay:", np.sum(steps == 24), "of", steps.size)
print("mean number of steps: %.4f" % steps.mean())
