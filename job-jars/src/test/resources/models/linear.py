# Linear models, with and without weights, intercepts and penalties.
import sys

import numpy as np

try:
    from numflink.models import ElasticNet, Lasso, LinearRegression, Ridge
except ImportError:
    from sklearn.linear_model import ElasticNet, Lasso, LinearRegression, Ridge

rows = int(sys.argv[1])


def show(label, values):
    print(label, " ".join("%.12g" % v for v in np.ravel(values).tolist()))


rng = np.random.default_rng(7)
X = rng.random((rows, 5)) * 4 - 1
X[:, 2] = X[:, 2] * 100 + 2000
y = X @ np.array([1.5, 0.0, -0.02, 0.7, 0.0]) + 3 + (rng.random(rows) - 0.5)
w = np.floor(rng.random(rows) * 4)
new = rng.random((4, 5)) * 4 - 1

for model in [
    LinearRegression(),
    LinearRegression(fit_intercept=False),
    Ridge(),
    Ridge(alpha=50, fit_intercept=False),
    Ridge(alpha=1e-3, solver="cholesky"),
    Lasso(alpha=0.1, tol=1e-14, max_iter=100000),
    Lasso(alpha=0.02, tol=1e-14, max_iter=100000, fit_intercept=False),
    ElasticNet(alpha=0.3, l1_ratio=0.3, tol=1e-14, max_iter=100000),
]:
    for weights in [None, w]:
        print(model, "with weights" if weights is not None else "")
        assert model.fit(X, y, sample_weight=weights) is model
        show("coef_", model.coef_)
        show("intercept_", model.intercept_)
        show("predict", model.predict(new))
        show("score", model.score(X, y, sample_weight=weights))
        print("shapes", model.coef_.shape, np.shape(model.intercept_), model.n_features_in_)

# Columns that depend on others, a constant one, and more columns than rows.
Z = np.column_stack([X, X[:, 0] + 2 * X[:, 1], np.ones(rows), X[:, 4]])
for model in [LinearRegression(), LinearRegression(fit_intercept=False)]:
    model.fit(Z, y)
    print(model, "of dependent columns")
    show("coef_", model.coef_)
    show("intercept_", model.intercept_)
model = LinearRegression().fit(Z[:6, :], y[:6])
print(model, "of few rows")
show("predict", model.predict(Z[:6, :]) - y[:6])
show("coef_", model.coef_)

# Integers and lists are as good.
model = Ridge(2).fit([[1, 2], [3, 5], [4, -1], [0, 2]], [1, 0, 4, 2], [1, 2, 1, 1])
show("of lists", model.predict([[1, 1], [2, 0]]))
