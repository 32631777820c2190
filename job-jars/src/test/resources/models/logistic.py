# Two classes.
import sys

import numpy as np

try:
    from numflink.models import LogisticRegression
except ImportError:
    from sklearn.linear_model import LogisticRegression

rows = int(sys.argv[1])
solver = sys.argv[2]


def show(label, values):
    print(label, " ".join("%.12g" % v for v in np.ravel(values).tolist()))


rng = np.random.default_rng(11)
X = rng.random((rows, 4)) * 2 - 1
X[:, 1] *= 30
chance = 1 / (1 + np.exp(-(X @ np.array([2.0, -0.1, 0.0, 1.0]) + 0.5)))
y = (rng.random(rows) < chance).astype(int)
w = rng.random(rows) * 3
new = rng.random((5, 4)) * 2 - 1

for model in [
    LogisticRegression(tol=1e-10, max_iter=10000, solver=solver),
    LogisticRegression(C=0.05, tol=1e-10, max_iter=10000, solver=solver),
    LogisticRegression(penalty=None, tol=1e-10, max_iter=10000, solver=solver),
    LogisticRegression(C=3, fit_intercept=False, tol=1e-10, max_iter=10000, solver=solver),
    LogisticRegression("l1", C=0.3, tol=1e-12, max_iter=1000000, solver="saga"),
    LogisticRegression(
        "elasticnet", C=0.3, l1_ratio=0.4, tol=1e-12, max_iter=1000000, solver="saga"
    ),
]:
    for weights in [None, w]:
        print(model.penalty, model.C, "with weights" if weights is not None else "")
        model.fit(X, y, sample_weight=weights)
        show("coef_", model.coef_)
        show("intercept_", model.intercept_)
        show("decision_function", model.decision_function(new))
        show("predict_proba", model.predict_proba(new))
        print("predict", model.predict(new), model.classes_)
        show("score", model.score(X, y, sample_weight=weights))
        print("shapes", model.coef_.shape, model.intercept_.shape, model.n_iter_.shape)

# Classes keep their numbers and their type.
model = LogisticRegression(tol=1e-10, max_iter=10000, solver=solver)
model.fit(X, y * 7 - 3)
print(model.classes_, model.classes_.dtype, model.predict(new), model.predict(new).dtype)
model.fit(X, y > 0)
print(model.classes_, model.classes_.dtype, model.predict(new))
model.fit(X, y * 0.0 + np.where(y > 0, -2.0, 5.0))
print(model.classes_, model.predict(new))
show("coef_", model.coef_)
