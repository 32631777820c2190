# Planets around a star: all pairs of forces by broadcasting, the leapfrog
# integrator, and the conserved quantities as a check.
import numpy as np

G = 4 * np.pi**2  # in astronomical units, years and solar masses
mass = np.array([1.0, 1.0e-3, 3.0e-4, 5.0e-5])
radius = np.array([0.0, 1.0, 1.6, 2.5])
angle = np.array([0.0, 0.3, 2.1, 4.0])
speed = np.sqrt(G / np.where(radius > 0, radius, 1.0)) * (radius > 0)

position = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
velocity = np.stack([-speed * np.sin(angle), speed * np.cos(angle)], axis=1)
velocity[0] = -(mass[1:, None] * velocity[1:]).sum(axis=0)  # the centre of mass stays


def acceleration(position):
    difference = position[None, :, :] - position[:, None, :]
    squared = (difference**2).sum(axis=2) + np.eye(len(mass))
    return (G * mass[None, :, None] * difference / squared[:, :, None] ** 1.5).sum(axis=1)


def energy(position, velocity):
    kinetic = 0.5 * np.sum(mass * (velocity**2).sum(axis=1))
    difference = position[None, :, :] - position[:, None, :]
    distance = np.sqrt((difference**2).sum(axis=2)) + np.eye(len(mass))
    pairs = np.outer(mass, mass) / distance * (1 - np.eye(len(mass)))
    return kinetic - 0.5 * G * pairs.sum()


def angular_momentum(position, velocity):
    return np.sum(mass * (position[:, 0] * velocity[:, 1] - position[:, 1] * velocity[:, 0]))


def report(time):
    e = energy(position, velocity)
    l = angular_momentum(position, velocity)
    print(f"t = {time:5.3f}: energy {e:.6f}, angular momentum {l:.6f}")


dt = 0.002
report(0.0)
a = acceleration(position)
for block in range(3):
    for _ in range(8):
        velocity = velocity + 0.5 * dt * a
        position = position + dt * velocity
        a = acceleration(position)
        velocity = velocity + 0.5 * dt * a
    report(8 * (block + 1) * dt)

for name, (px, py) in zip(["star", "inner", "middle", "outer"], position.tolist()):
    print(f"{name:<7} {px:10.6f} {py:10.6f}")
momentum = (mass[:, None] * velocity).sum(axis=0)
print("momentum stays zero:", bool((np.abs(momentum) < 1e-12).all()))
