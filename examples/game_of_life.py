# Conway's Game of Life on a torus, neighbours counted by shifted slices.
import numpy as np

height, width = 16, 32


def place(world, row, column, picture):
    for i, line in enumerate(picture):
        for j, cell in enumerate(line):
            if cell == "#":
                world[row + i, column + j] = 1


def wrapped(world):
    """The world with a rim of the cells from the opposite sides."""
    rows = np.concatenate([world[-1:], world, world[:1]], axis=0)
    return np.concatenate([rows[:, -1:], rows, rows[:, :1]], axis=1)


def step(world):
    rim = wrapped(world)
    neighbours = np.zeros_like(world)
    for di in range(3):
        for dj in range(3):
            if (di, dj) != (1, 1):
                neighbours = neighbours + rim[di : di + height, dj : dj + width]
    alive = world == 1
    born = np.logical_not(alive) & (neighbours == 3)
    stays = alive & ((neighbours == 2) | (neighbours == 3))
    return (born | stays).astype(np.int64)


def show(world):
    for row in world.tolist():
        print("".join(["#" if cell else "." for cell in row]))


world = np.zeros((height, width), dtype=np.int64)
place(world, 1, 1, [".#.", "..#", "###"])  # a glider
place(world, 8, 10, ["###"])  # a blinker
place(world, 4, 22, ["##", "##"])  # a block
place(world, 11, 20, [".##", "##.", ".#."])  # the R-pentomino

print("generation 0, population", world.sum())
show(world)
for generation in range(1, 9):
    world = step(world)
    if generation % 4 == 0:
        print(f"generation {generation}, population {world.sum()}")
        show(world)
