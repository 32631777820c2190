# The exponential of a matrix by its Taylor series with scaling and squaring,
# checked on a rotation and on a chain of radioactive decays.
import math

import numpy as np


def expm(A, terms=14):
    norm = float(np.abs(A).sum(axis=1).max())
    squarings = 0
    while norm > 0.5:
        norm /= 2
        squarings += 1
    B = A / 2**squarings
    term = np.eye(len(A))
    total = term
    for k in range(1, terms + 1):
        term = term @ B / k
        total = total + term
    for _ in range(squarings):
        total = total @ total
    return total


angle = 2.0
rotation = expm(np.array([[0.0, -angle], [angle, 0.0]]))
print("rotation by 2 radians:")
for row in rotation.tolist():
    print("  " + "  ".join([f"{value:+.8f}" for value in row]))
print(f"cos, sin: {math.cos(angle):+.8f}, {math.sin(angle):+.8f}")
print(f"determinant: {np.linalg.det(rotation):.8f}")

# Three nuclides in a chain; the last is stable.
rates = [0.9, 0.35]
D = np.zeros((3, 3))
for k, rate in enumerate(rates):
    D[k, k] -= rate
    D[k + 1, k] += rate
amounts = np.array([100.0, 0.0, 0.0])
print()
print("  t       first      second       third       total")
for t in [0, 1, 2, 5, 10]:
    a = expm(D * t) @ amounts
    first, second, third = a.tolist()
    print(f"{t:3d} {first:11.6f} {second:11.6f} {third:11.6f} {float(a.sum()):11.6f}")
half_life = math.log(2) / rates[0]
print(f"after one half-life: {(expm(D * half_life) @ amounts)[0]:.6f}")
