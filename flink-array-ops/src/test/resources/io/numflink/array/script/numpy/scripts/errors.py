import numpy as np

a = np.arange(3)
m = np.ones((2, 3))


def attempt(call):
    try:
        print(call())
    except (ValueError, TypeError, IndexError, AttributeError, ZeroDivisionError, np.linalg.LinAlgError) as e:
        print(str(e).strip())


def iadd():
    b = np.arange(3)
    b += 1.5


def idiv():
    b = np.arange(3)
    b /= 2


def imat():
    b = np.ones((2, 2))
    b @= b


def grow():
    b = np.ones(3)
    b += np.ones((2, 3))


def put(index, value):
    b = np.arange(3)
    b[index] = value


for call in [
    iadd, idiv, imat, grow,
    lambda: put(5, 1), lambda: put(0, [1, 2]), lambda: put(0, 'x'), lambda: put(0, None), lambda: put([0, 5], 1),
    lambda: put(np.array([False, True, True]), [1, 2, 3]),
    lambda: a[5], lambda: a[-4], lambda: a[[0, 5]], lambda: a[np.array([True, False])], lambda: a[1.5], lambda: a['x'],
    lambda: m[0, 1, 2], lambda: a[:, 1], lambda: a[0:2:0], lambda: np.array(3)[0], lambda: np.float64(3)[0],
    lambda: a + np.arange(2), lambda: m @ m, lambda: a @ 2, lambda: a + None, lambda: a + {}, lambda: a < None,
    lambda: a & 1.5, lambda: ~m, lambda: -np.array([True]), lambda: np.array([True]) - np.array([True]),
    lambda: np.sum(a, axis=2), lambda: a.sum(axis=1), lambda: np.max([]), lambda: np.argmax([]), lambda: m.sum(axis=(0, 0)),
    lambda: np.array([[1, 2], [3]]), lambda: np.zeros(-1), lambda: np.zeros('x'), lambda: np.zeros((2, 'x')), lambda: np.zeros(2.5),
    lambda: len(np.array(3)), lambda: float(a), lambda: int(a), lambda: bool(a), lambda: a and 1, lambda: 5 if a > 1 else 6,
    lambda: a.foo, lambda: np.foo, lambda: np.float64(3).foo, lambda: np.ones(3, dtype='foo'), lambda: a.item(),
    lambda: m.reshape(4), lambda: m.reshape(2, -1, -1), lambda: np.arange(), lambda: np.arange(1, 2, 0), lambda: np.linspace(0, 1, -1),
    lambda: np.concatenate([]), lambda: np.concatenate([a, m]), lambda: np.stack([a, m]), lambda: np.where(a, 1), lambda: np.clip(a, None, None),
    lambda: np.add(a), lambda: np.add(a, 1, 2, 3), lambda: np.mean(), lambda: np.exp(a, foo=1),
    lambda: np.random.default_rng(-1), lambda: np.linalg.inv(a), lambda: np.linalg.inv(m), lambda: np.linalg.solve(m, a),
    lambda: np.linalg.inv(np.zeros((2, 2))), lambda: np.linalg.cholesky(-np.eye(2)), lambda: np.split(a, 2),
    lambda: np.percentile(a, 101), lambda: a.transpose(1), lambda: m.transpose(0, 0), lambda: np.broadcast_to(a, (2, 2)),
    lambda: np.squeeze(m, 0), lambda: np.dot(a, m), lambda: np.bincount([-1]), lambda: np.diag(3), lambda: list(np.array(5)),
    lambda: a ** -1, lambda: np.array([1, 2]) ** np.int64(-1), lambda: m[5, 0], lambda: m[0, 7], lambda: np.eye(2.5),
]:
    attempt(call)
