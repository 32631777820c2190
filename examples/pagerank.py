# PageRank of a small web: the stationary distribution of a surfer who follows
# links and now and then jumps to a page at random.
import numpy as np

links = {
    "home": ["about", "news", "shop"],
    "about": ["home", "team"],
    "team": ["about"],
    "news": ["home", "archive", "shop"],
    "archive": ["news"],
    "shop": ["home", "cart"],
    "cart": ["shop", "home"],
    "orphan": [],
}
pages = list(links.keys())
number = {page: k for k, page in enumerate(pages)}
n = len(pages)

A = np.zeros((n, n))
for page, targets in links.items():
    for target in targets:
        A[number[target], number[page]] = 1.0

out_degree = A.sum(axis=0)
dangling = out_degree == 0
# Columns that sum to one; a page without links jumps anywhere.
M = np.where(dangling, 1.0 / n, A / np.maximum(out_degree, 1.0))
print("column sums:", M.sum(axis=0))

damping = 0.85
rank = np.full(n, 1.0 / n)
change = 1.0
rounds = 0
while change > 1e-3:
    # Four steps between two looks at the change.
    for _ in range(4):
        previous = rank
        rank = damping * (M @ rank) + (1 - damping) / n
    change = np.abs(rank - previous).sum()
    rounds += 1

print("rounds of four steps:", rounds)
ranked = sorted(zip(pages, rank.tolist()), key=lambda entry: -entry[1])
for position, (page, value) in enumerate(ranked, start=1):
    print(f"{position}. {page:<8} {value:.6f}")
print(f"sum {rank.sum():.6f}")

direct = np.linalg.solve(np.eye(n) - damping * M, np.full(n, (1 - damping) / n))
print("agrees with the direct solution:", bool(np.max(np.abs(direct - rank)) < 1e-3))
