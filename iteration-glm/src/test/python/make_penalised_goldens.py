"""Makes the golden fits that R's glm() has not: penalised ones by scikit-learn, and the negative binomial and tweedie
families by statsmodels (Debian's python3-sklearn 1.2 and python3-statsmodels 0.13):

    cd iteration-glm/src/test && /usr/bin/python3 python/make_penalised_goldens.py

They go to resources/io/numflink/glm/penalised.json. All are converged as far as their solvers can be driven.
"""

import json
import pathlib
import warnings

import numpy as np
import pandas
import sklearn
import sklearn.linear_model as linear
import statsmodels
import statsmodels.api as sm

ROOT = pathlib.Path("resources/io/numflink/glm")
warnings.filterwarnings("ignore")


def read(name):
    return pandas.read_csv(ROOT / "data" / f"{name}.csv")


def fit(name, data, label, features, family, link, model, l1=0.0, l2=0.0, weights=None, tolerance=1e-6, **parameters):
    frame = read(data)
    x = frame[features].to_numpy(float)
    y = frame[label].to_numpy(float)
    if family == "binomial":
        y = y.astype(int)
    model.fit(x, y, **({} if weights is None else {"sample_weight": frame[weights].to_numpy(float)}))
    return dict(name=name, data=data, formula=f"{label} ~ {' + '.join(features)}", family=family, link=link, l1=l1, l2=l2,
                weights=weights, tolerance=tolerance, theta=parameters.get("theta"), power=parameters.get("power"),
                coefficients=[float(np.ravel(model.intercept_)[0])] + [float(b) for b in np.ravel(model.coef_)])


def glm(name, data, label, features, family, link, model, offset=None, **parameters):
    frame = read(data)
    x = sm.add_constant(frame[features].to_numpy(float))
    shift = None if offset is None else np.log(frame[offset].to_numpy(float))
    result = sm.GLM(frame[label].to_numpy(float), x, family=model, offset=shift).fit(maxiter=200, tol=1e-14)
    scale = result.scale
    return dict(name=name, data=data, formula=f"{label} ~ {' + '.join(features)}"
                + ("" if offset is None else f" + offset(log({offset}))"), family=family, link=link, l1=0.0, l2=0.0,
                weights=None, tolerance=1e-6, theta=parameters.get("theta"), power=parameters.get("power"),
                coefficients=[float(b) for b in result.params], errors=[float(e) for e in result.bse],
                deviance=float(result.deviance), null_deviance=float(result.null_deviance), dispersion=float(scale))


def softmax(name, data, label, features, l2, weights=None):
    frame = read(data)
    x = frame[features].to_numpy(float)
    y = frame[label].astype("category").cat.codes.to_numpy()
    common = dict(name=name, data=data, formula=f"{label} ~ {' + '.join(features)}", l2=l2, weights=weights)
    if l2 == 0:
        result = sm.MNLogit(y, sm.add_constant(x)).fit(method="newton", maxiter=200, tol=1e-14, disp=0)
        return dict(common, coefficients=np.asarray(result.params).T.ravel().tolist(),
                    errors=np.asarray(result.bse).T.ravel().tolist(), deviance=-2 * result.llf,
                    null_deviance=-2 * result.llnull)
    w = np.ones(len(y)) if weights is None else frame[weights].to_numpy(float)
    model = linear.LogisticRegression(C=1 / (l2 * w.sum()), multi_class="multinomial", solver="newton-cg",
                                      tol=1e-12, max_iter=100000)
    model.fit(x, y, sample_weight=w)
    return dict(common, coefficients=np.column_stack([model.intercept_, model.coef_]).ravel().tolist())


tight = dict(tol=1e-12, max_iter=100000)
n_mtcars, n_infert, n_made = len(read("mtcars")), len(read("infert")), len(read("made"))
links = sm.families.links
fits = [
    fit("ridge", "mtcars", "mpg", ["wt", "hp", "qsec"], "gaussian", "identity",
        linear.Ridge(alpha=0.1 * n_mtcars, solver="cholesky"), l2=0.1),
    fit("lasso", "mtcars", "mpg", ["wt", "hp", "qsec", "drat", "disp"], "gaussian", "identity",
        linear.Lasso(alpha=0.5, **tight), l1=0.5),
    fit("elastic-net", "mtcars", "mpg", ["wt", "hp", "qsec", "drat", "disp"], "gaussian", "identity",
        linear.ElasticNet(alpha=0.4, l1_ratio=0.25, **tight), l1=0.1, l2=0.3),
    fit("lasso-weighted", "made", "time", ["x", "z", "exposure"], "gaussian", "identity",
        linear.Lasso(alpha=0.05, **tight), l1=0.05, weights="w"),
    fit("logistic-l2", "infert", "case", ["spontaneous", "induced", "age", "parity"], "binomial", "logit",
        linear.LogisticRegression(C=1 / (0.05 * n_infert), solver="newton-cholesky", tol=1e-12, max_iter=1000), l2=0.05),
    fit("logistic-l1", "infert", "case", ["spontaneous", "induced", "age", "parity"], "binomial", "logit",
        linear.LogisticRegression(penalty="l1", C=1 / (0.03 * n_infert), solver="saga", tol=1e-13, max_iter=2000000),
        l1=0.03),
    fit("poisson-l2", "made", "claims", ["x", "z", "exposure"], "poisson", "log",
        linear.PoissonRegressor(alpha=0.2, solver="newton-cholesky", tol=1e-13, max_iter=1000), l2=0.2),
    fit("poisson-l2-weights", "made", "claims", ["x", "z"], "poisson", "log",
        linear.PoissonRegressor(alpha=0.2, solver="newton-cholesky", tol=1e-13, max_iter=1000), l2=0.2, weights="w"),
    fit("gamma-l2", "made", "time", ["x", "z"], "gamma", "log",
        linear.GammaRegressor(alpha=0.1, solver="newton-cholesky", tol=1e-13, max_iter=1000), l2=0.1),
    fit("tweedie-l2", "made", "size", ["x", "z"], "tweedie", "log",
        linear.TweedieRegressor(power=1.5, alpha=0.1, link="log", solver="newton-cholesky", tol=1e-13, max_iter=1000),
        l2=0.1, power=1.5),
    glm("negative-binomial", "made", "claims", ["x", "z"], "negative-binomial", "log",
        sm.families.NegativeBinomial(alpha=1 / 1.5), offset="exposure", theta=1.5),
    glm("negative-binomial-identity", "made", "claims", ["exposure"], "negative-binomial", "identity",
        sm.families.NegativeBinomial(alpha=1 / 3, link=links.identity()), theta=3.0),
    glm("tweedie", "made", "size", ["x", "z"], "tweedie", "log",
        sm.families.Tweedie(var_power=1.6), offset="exposure", power=1.6),
    glm("tweedie-power", "made", "size", ["x"], "tweedie", "power(0.5)",
        sm.families.Tweedie(var_power=1.4, link=links.Power(0.5)), power=1.4),
]
document = dict(generator="iteration-glm/src/test/python/make_penalised_goldens.py",
                sklearn=sklearn.__version__, statsmodels=statsmodels.__version__, fits=fits, softmax=[
                    softmax("three-classes", "made", "group", ["x", "z", "exposure"], 0),
                    softmax("one-column", "warpbreaks", "tension", ["breaks"], 0),
                    softmax("three-classes-l2", "made", "group", ["x", "z", "exposure"], 0.01),
                    softmax("three-classes-weights", "made", "group", ["x", "z"], 0.05, "w"),
                    softmax("education-l2", "infert", "education", ["age", "parity", "induced"], 0.02)])
(ROOT / "penalised.json").write_text(json.dumps(document, indent=1) + "\n")
for golden in fits:
    print(golden["name"], golden["coefficients"])
