# Poisson and gamma regression.
import sys

import numpy as np

try:
    from numflink.models import GammaRegressor, PoissonRegressor

    def score(model, X, y, weights):
        return model.score(X, y, weights)

except ImportError:
    from sklearn.linear_model import GammaRegressor, PoissonRegressor
    from sklearn.metrics import d2_tweedie_score

    # The models' own score of scikit-learn 1.2 leaves the weights out of one of its terms.
    def score(model, X, y, weights):
        power = 1 if isinstance(model, PoissonRegressor) else 2
        return d2_tweedie_score(y, model.predict(X), sample_weight=weights, power=power)


rows = int(sys.argv[1])


def show(label, values):
    print(label, " ".join("%.12g" % v for v in np.ravel(values).tolist()))


rng = np.random.default_rng(17)
X = rng.random((rows, 3)) * 2 - 1
X[:, 2] = X[:, 2] * 5 + 50
mean = np.exp(X @ np.array([0.8, -0.4, 0.05]) - 2)
counts = np.floor(mean + rng.random(rows) * 1.5)
amounts = mean * (0.2 + rng.random(rows) * 2)
w = rng.random(rows) * 2
new = rng.random((4, 3)) * 2 - 1

for kind in [PoissonRegressor, GammaRegressor]:
    for arguments in [{"alpha": 0}, {}, {"alpha": 0.01}, {"alpha": 0.1, "fit_intercept": False}]:
        for weights in [None, w]:
            model = kind(tol=1e-10, max_iter=10000, solver="newton-cholesky", **arguments)
            y = counts if kind is PoissonRegressor else amounts
            print(arguments, "with weights" if weights is not None else "")
            model.fit(X, y, sample_weight=weights)
            show("coef_", model.coef_)
            show("intercept_", model.intercept_)
            show("predict", model.predict(new))
            show("score", score(model, X, y, weights))
            print("shapes", model.coef_.shape, np.shape(model.intercept_))
