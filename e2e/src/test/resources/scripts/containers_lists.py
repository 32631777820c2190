# Lists and tuples.
import numpy as np

l = [3, 1, 2]
l.append(5)
l.extend([8, 9])
l.insert(1, 10)
print(l, len(l), l[0], l[-1], l[1:3], l[::-1], l[::2], 5 in l, 7 not in l, l.index(5), l.count(1))
l.remove(10)
print(l.pop(), l.pop(0), l)
l.sort()
print(l, sorted([3, 1, 2]), sorted([3, 1, 2], reverse=True), sorted(["bb", "a", "ccc"], key=len), list(reversed(l)))
l.reverse()
l[0] = 100
l[1:3] = [7, 7, 7]
print(l, l + [1], [0] * 3, [[0] * 2 for _ in range(2)], [1, 2] == [1, 2], [1, 2] < [1, 3], l[:] is l)
del l[0]
del l[1:3]
print(l, sum(l), min(l), max(l), any([0, 1]), all([1, 0]), sum([0.5, 0.25]), sum([[1], [2]], []))
copy = l.copy()
alias = l
alias.append("x")
print(l, copy, alias is l)
l.clear()
print(l, not l)

t = (1, "two", 3.0)
a, b, c = t
first, *rest = [1, 2, 3, 4]
*start, last = (5, 6, 7)
(p, q), r = (1, 2), 3
x, y = 1, 2
x, y = y, x
print(t, t[1], len(t), t + (4,), t * 2, a, b, c, first, rest, start, last, p, q, r, x, y)
print((1,), (), tuple([1, 2]), list((3, 4)), (1, 2) < (1, 3), t.index(3.0), (1, 1, 2).count(1))
nested = [[1, 2, 3], [4, 5, 6]]
print(nested[1][2], [row[0] for row in nested], list(zip(nested[0], nested[1])), [list(z) for z in zip(nested[0], nested[1])])
print(list(range(5)), list(range(2, 8, 3)), list(range(5, 0, -2)), len(range(10)), 3 in range(5), range(3)[1], list(enumerate("ab", 1)))
print(list(map(lambda v: v * v, [1, 2, 3])), list(filter(lambda v: v > 1, [1, 2, 3])), list(zip([1, 2], "ab", (True, False))))
nested[0].append(9)
print(nested, [1, [2, [3, [4]]]], [(1, 2), (3,)], [None, True, "s"])
arrays = [np.arange(k) for k in range(1, 4)]
print(len(arrays), [len(v) for v in arrays], sum([v.sum() for v in arrays]), arrays[-1], max([1, 5, 3], key=lambda v: -v))
