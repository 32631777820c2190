# Dictionaries and sets.
import numpy as np

d = {"a": 1, "b": 2}
d["c"] = 3
d["a"] += 10
print(d, len(d), d["a"], d.get("z"), d.get("z", 0), "a" in d, "z" in d, "z" not in d)
print(list(d.keys()), list(d.values()), list(d.items()), list(d), sorted(d), sum(d.values()), max(d, key=lambda k: d[k]))
for key in d:
    print(key, d[key], end="; ")
for key, value in d.items():
    print(key, "->", value, end="; ")
print()
del d["b"]
print(d.pop("c"), d, d.pop("none", "default"), d.setdefault("n", []), d)
d["n"].append(1)
d.update({"a": 0, "m": 5})
print(d, dict(d), dict(p=1, q=2), dict([("k", 1)]), {}, {1: "one", 2.5: "two", (1, 2): "pair", True: "t"})
squares = {k: k * k for k in range(5)}
print(squares, {v: k for k, v in squares.items()}, {k: v for k, v in squares.items() if v % 2 == 0})
print({"a": 1} == {"a": 1}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, bool({}), not {"a": 1})
grouped = {}
for word in ["apple", "avocado", "bean", "beet", "cherry"]:
    if word[0] not in grouped:
        grouped[word[0]] = []
    grouped[word[0]].append(word)
print(grouped)
model = {"weights": np.array([0.5, -0.5]), "bias": 1.0, "layers": [{"size": 3}, {"size": 1}]}
model["weights"] += 1
model["weights"][0] = 9
print(model["weights"], model["bias"], model["layers"][0]["size"], model["weights"].sum() + model["bias"])
table = {(i, j): i * j for i in range(2) for j in range(3)}
print(table[(1, 2)], table[1, 1], len(table), (5, 5) in table)
s = {3, 1, 2, 3}
s.add(5)
print(len(s), 3 in s, 9 in s, sorted(s), sorted(s | {7}), sorted(s & {1, 2, 9}), sorted(s - {1}), set([1, 1]) == {1})
