"""A docstring
over two lines."""
# a comment
import math, sys
from math import sqrt, pi as PI
import math as m

def fib(n):
    "docstring"
    a, b = 0, 1
    while a < n:
        yield_ = a  # not the keyword
        a, b = b, a + b
    else:
        print("done", a)
    return a

print(fib(100), sqrt(16), PI == math.pi == m.pi)

def f(a, b=2, *args, c=3, **kw):
    return a, b, args, c, kw

print(f(1), f(1, 5), f(1, 2, 3, 4), f(1, c=9), f(1, z=0, b=7), f(*[1, 2, 3], **{"c": 5, "q": 6}))

def outer():
    count = 0
    def inc(by=1):
        nonlocal count
        count += by
        return count
    return inc

i1 = outer(); i2 = outer(); print(i1(), i1(5), i2())
total = 0
def add(n):
    global total
    total += n
for k in range(5):
    if k == 1: continue
    if k == 4:
        break
    add(k)
else:
    print("never")
print(total)
for _ in []: pass
else: print("else runs")
fs = [lambda x, i=i: x + i for i in range(3)]; print([g(10) for g in fs]); late = [lambda: i for i in range(3)]; print([g() for g in late])
i = "outer"; sq = [i for i in range(3)]; print(i, sq)
def make(n):
    def g(x): return x ** n
    return g
print(make(3)(2), (lambda *a: len(a))(1, 2, 3))
if total > 100:
    print("big")
elif total == 5:
    print("five")
else:
    print("other")
def fact(n): return 1 if n <= 1 else n * fact(n - 1)
print(fact(30))
try:
    1 / 0
except ZeroDivisionError as e:
    print("caught", e, type(e).__name__)
else:
    print("no")
finally:
    print("finally")
def risky(x):
    try:
        if x == 0: raise ValueError("zero", x)
        if x == 1: raise KeyError("one")
        if x == 2: return "two"
        return [1][x]
    except (ValueError, KeyError) as e:
        return repr(e), e.args
    except LookupError:
        return "lookup"
    finally:
        print("cleanup", x)
for x in range(4): print(risky(x))
try:
    try:
        int("q")
    except ValueError:
        raise
except ValueError as e:
    print(e)
try:
    assert 1 == 2, "message"
except AssertionError as e: print("assert", e)
x = (1 +
     2 +
     3); y = 1 + \
    2
print(x, y, [
    1,
    2,  # comment inside
], {
    "k": 1,
}["k"])
def deep(n):
    def level(k):
        return k if k == 0 else 1 + level(k - 1)
    return level(n)
print(deep(200))
a: int = 5
b: float
def typed(x: int, y: "str" = "q") -> float:
    return x
print(a, typed(1), fib.__name__, (lambda: 0).__name__)
print(list(x + y for x in range(2) for y in "ab" if False) == [], [a for a, b in [(1, 2), (3, 4)]], a)
while True:
    a -= 1
    if a < 0: break
print(a, len(sys.argv), __name__)
if __name__ == "__main__":
    print("main", file=sys.stderr)
    sys.stdout.write("written\n")
del a
try:
    a
except NameError as e:
    print(e)
c = [1, 2, 3]; del c[0], c[0]; print(c)
def gen_scope():
    k = 2
    return list(k * j for j in range(3)), [k * j for j in range(3)], {j: (lambda: j + k)() for j in range(2)}
print(gen_scope())
def counter():
    n = 0
    while True:
        n += 1
        for q in range(3):
            if n * q == 6: return n, q
print(counter(), 1 if [] else 2, not [] and "yes", [] or {} or "last")
def default(l=[]): l.append(1); return l
print(default(), default())
print((1, 2) + (3,), -3 ** 2, 2 ** -2, not 1 == 2, 1 < 2 == True, "a" in "abc" in ["abc"])
sys.exit(0)
print("unreachable")
