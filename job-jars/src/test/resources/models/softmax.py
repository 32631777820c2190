# More than two classes.
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


rng = np.random.default_rng(13)
X = rng.random((rows, 3)) * 4 - 2
B = np.array([[1.0, -1.0, 0.0, 0.5], [0.0, 0.5, -1.0, 1.0], [0.3, 0.0, 0.0, -0.5]])
y = np.argmax(X @ B - np.log(-np.log(rng.random((rows, 4)))), axis=1) * 10
w = rng.random(rows) + 0.5
new = rng.random((5, 3)) * 4 - 2

for model in [
    LogisticRegression(tol=1e-10, max_iter=10000, solver=solver),
    LogisticRegression(C=0.01, fit_intercept=False, tol=1e-10, max_iter=10000, solver=solver),
    LogisticRegression(penalty="none", tol=1e-10, max_iter=10000, solver=solver),
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
        print("shapes", model.coef_.shape, model.intercept_.shape)

# Two classes by softmax have half the coefficients.
model = LogisticRegression(multi_class="multinomial", tol=1e-10, max_iter=10000, solver=solver)
model.fit(X, y > 10)
show("coef_", model.coef_)
show("intercept_", model.intercept_)
show("decision_function", model.decision_function(new))
show("predict_proba", model.predict_proba(new))
print("predict", model.predict(new), model.coef_.shape)
