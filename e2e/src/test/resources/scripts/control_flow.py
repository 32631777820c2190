# if, for, while, break, continue, else, pass, conditional expressions.
for k in range(6):
    if k == 1:
        continue
    elif k == 4:
        break
    else:
        print(k, end=" ")
print("|", k)

for k in range(3):
    pass
else:
    print("no break", k)
for k in range(3):
    if k == 1:
        break
else:
    print("never printed")

n, steps = 27, 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
print("collatz", steps)

k = 0
while True:
    k += 1
    if k % 7 == 0 and k % 5 == 0:
        break
while k > 30:
    k -= 1
else:
    print("while else", k)

primes = []
for candidate in range(2, 50):
    for p in primes:
        if candidate % p == 0:
            break
    else:
        primes.append(candidate)
print(primes)

x = 5
print("small" if x < 3 else "middle" if x < 10 else "large", x if x else None, not x, not not x)
print(1 < x < 10, 1 < x > 3, x == 5 != 6, 0 < x < 3, x is not None, x in (1, 5), x not in [5])
print(0 and 1, 1 and 2, 0 or 3, "" or "empty", [] or None, 1 and 0 or 5, None is None, True and not False)
for a, (b, c) in [(1, (2, 3)), (4, (5, 6))]:
    print(a + b * c, end=" ")
for i, (x, y) in enumerate(zip("ab", [10, 20])):
    print(i, x, y, end=" ")
print()
matrix = [[1, 2], [3, 4]]
for row in matrix:
    for value in row:
        if value == 3:
            continue
        print(value, end=",")
print()
i = 10
for i in range(0):
    pass
print(i)
if x == "b":
    y = 1
if not (y != 1 and x):
    print("y is one")
a = b = c = 7; print(a, b, c)
assert a == 7, "message"
assert b
items = [3, 1, 2]
while items:
    print(items.pop(), end=" ")
print(len(items), abs(-4), abs(-2.5), pow(2, 5), pow(2, 10, 1000), min(3, 1, 2), max(1.5, 2), round(3.14159, 2), divmod(7, 3))
(u, v), w = (1, 2), 3
long = u + v + w
if long > 5:
    print("walrus", long)
