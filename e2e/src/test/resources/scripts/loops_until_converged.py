# Loops that an array value ends: Newton, bisection, fixed points, Jacobi.
# blocks: A=3x3 b=4
import numpy as np

x = np.array([1.0, 10.0, 100.0])
target = np.array([2.0, 3.0, 50.0])
steps = 0
while np.max(np.abs(x * x - target)) > 1e-9:
    x = 0.5 * (x + target / x)
    steps += 1
print(steps, x)

low, high = np.array(0.0), np.array(2.0)
rounds = 0
while high - low > 1e-3:
    middle = (low + high) / 2
    if middle**3 > 3:
        high = middle
    else:
        low = middle
    rounds += 1
print(rounds, f"{float(low):.6f} {float(high):.6f}")

n = 10
A = np.eye(n) * 4 - np.eye(n, k=1) - np.eye(n, k=-1)
b = np.ones(n)
y = np.zeros(n)
for iteration in range(100):
    new = (b + y * 4 - A @ y) / 4
    change = np.abs(new - y).max()
    y = new
    if change < 1e-4:
        break
print(iteration, np.abs(A @ y - b).max() < 1e-3, y.round(3))

v = np.array([3, 1, 2])
swaps = 0
done = False
while not done:
    done = True
    for k in range(len(v) - 1):
        if v[k] > v[k + 1]:
            t = v[k].copy()
            v[k] = v[k + 1]
            v[k + 1] = t
            swaps += 1
            done = False
print(v, swaps)

population = np.array([1.0, 0.0])
growth = np.array([[0.0, 2.0], [0.5, 0.5]])
years = 0
while population.sum() < 2 and years < 20:
    population = growth @ population
    years += 1
print(years, population)
