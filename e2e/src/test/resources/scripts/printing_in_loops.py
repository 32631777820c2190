# Output comes in the order of the statements, numbers and arrays mixed.
import numpy as np

state = np.array([0.0, 1.0])
turn = np.array([[0.8, -0.6], [0.6, 0.8]])
for step in range(4):
    print("step", step)
    state = turn @ state
    print(np.round(state, 6), f"{np.sqrt(state @ state):.6f}")
    if state[0] < -0.9:
        print("turned far")
    for k, part in enumerate(state.tolist()):
        print(f"  [{k}] {part:+.6f}", end="" if k == 0 else "\n")

total = np.zeros(3, dtype=int)
for row in np.arange(9).reshape(3, 3):
    total += row
    print(row, total, row.sum(), sep=" / ")
print("a", "b", sep="", end="!")
print(" c", end="")
print()
print()
print("", "x", "", sep="-")
print(1, 2.5, "three", [4], None, np.array([5]), sep=", ")
print("no", "newline", end=" ... ")
print(np.arange(3), end=".\n")
print("tab\tseparated", "line\nbreak")
line = ""
for k in range(5):
    line += str(k) + " "
print(line.strip())
