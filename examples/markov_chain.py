# A Markov chain of the weather: powers of the transition matrix, the
# stationary distribution, hitting times, and a simulated path.
import numpy as np

states = ["sunny", "cloudy", "rainy", "stormy"]
P = np.array(
    [
        [0.70, 0.20, 0.09, 0.01],
        [0.30, 0.40, 0.25, 0.05],
        [0.20, 0.40, 0.30, 0.10],
        [0.10, 0.40, 0.40, 0.10],
    ]
)
assert np.allclose(P.sum(axis=1), 1)

power = P
days = 1
while np.max(power.max(axis=0) - power.min(axis=0)) > 1e-9:
    power = power @ power
    days *= 2
print("rows agree after", days, "days")

# pi P = pi, sum(pi) = 1: replace one of the equations by the normalisation.
A = P.T - np.eye(4)
A[-1, :] = 1.0
stationary = np.linalg.solve(A, np.array([0.0, 0.0, 0.0, 1.0]))
for state, share, limit in zip(states, stationary.tolist(), power[0].tolist()):
    print(f"{state:>7}: {share:.8f} {limit:.8f}")

# Expected days until a storm: (I - Q) t = 1 on the other states.
Q = P[:3, :3]
times = np.linalg.solve(np.eye(3) - Q, np.ones(3))
print("days until a storm:", ", ".join([f"{s} {t:.5f}" for s, t in zip(states, times.tolist())]))

rng = np.random.default_rng(123)
throws = rng.random(60).tolist()
rows = P.tolist()
state = 0
path = []
for throw in throws:
    path.append(states[state][0])
    edge = 0.0
    for k in range(4):
        edge += rows[state][k]
        if throw < edge:
            state = k
            break
text = "".join(path)
print("a path:", text)
print({s: text.count(s[0]) for s in ["sunny", "cloudy", "rainy"]})
