# Makes the golden fits of GLM training with R's own glm():
#   cd iteration-glm/src/test && LC_ALL=C.UTF-8 Rscript r/make_goldens.R
# Data sets go to resources/io/numflink/glm/data/*.csv, fits to resources/io/numflink/glm/goldens.json.
# randhie.csv is that of examples/data; the others are R's own (package datasets), or made here from a seed.
#
# Every fit is made with epsilon = 1e-14 and started again from its own solution until the deviance stands
# still; "iterations" are those of a fit with R's defaults.

options(contrasts = c("contr.treatment", "contr.treatment"), useFancyQuotes = TRUE, width = 200)
root <- "resources/io/numflink/glm"

# ---- data

write_data <- function(frame, name) write.csv(frame, file.path(root, "data", paste0(name, ".csv")),
                                              row.names = FALSE, quote = FALSE)
plain <- function(frame) as.data.frame(lapply(frame, function(x) if (is.factor(x)) as.character(x) else x))
write_data(plain(esoph), "esoph")
write_data(plain(warpbreaks), "warpbreaks")
write_data(cbind(model = gsub(" ", "_", rownames(mtcars)), mtcars), "mtcars")
write_data(plain(infert), "infert")
write_data(data.frame(u = c(5, 10, 15, 20, 30, 40, 60, 80, 100), lot1 = c(118, 58, 42, 35, 27, 25, 21, 19, 18),
                      lot2 = c(69, 35, 26, 21, 18, 16, 13, 12, 12)), "clotting") # McCullagh & Nelder, p. 300
set.seed(20)
n <- 200
made <- data.frame(x = round(runif(n, -1, 2), 4), z = round(rnorm(n), 4), group = sample(c("a", "b", "c"), n, TRUE),
                   exposure = round(runif(n, 0.5, 4), 3), w = sample(0:5, n, TRUE))
made$claims <- rpois(n, made$exposure * exp(0.3 + 0.5 * made$x))
made$size <- round(ifelse(made$claims > 0, rgamma(n, 2 * pmax(made$claims, 1), 0.5), 0), 3)
made$time <- round(1 / rgamma(n, 4, 3 * exp(0.3 * made$x)), 4)
made$year <- 1990 + sample(0:12, n, TRUE)
made$twice <- 2 * made$x
made$sum <- made$x + made$z
made$near <- made$x + 1e-6 * round(rnorm(n), 4)
made$flat <- 3
made$apart <- as.integer(made$z > 0)
made$success <- rbinom(n, 1, exp(-2 + 0.6 * made$x))
made$logical <- made$success == 1
write_data(made, "made")

read <- function(name) {
  file <- if (name == "randhie") "../../../examples/data/randhie.csv" else file.path(root, "data", paste0(name, ".csv"))
  read.csv(file, stringsAsFactors = TRUE)
}

# ---- families that R has in packages

negative_binomial <- function(theta, link = "log") {
  stats <- make.link(link)
  structure(list(family = paste0("Negative Binomial(", theta, ")"), link = link, linkfun = stats$linkfun,
    linkinv = stats$linkinv, mu.eta = stats$mu.eta, valideta = stats$valideta, validmu = function(mu) all(mu > 0),
    variance = function(mu) mu + mu^2 / theta,
    dev.resids = function(y, mu, wt) 2 * wt * (ifelse(y > 0, y * log(y / mu), 0) -
      (y + theta) * log((y + theta) / (mu + theta))),
    aic = function(y, n, mu, wt, dev) -2 * sum(wt * dnbinom(y, size = theta, mu = mu, log = TRUE)),
    initialize = expression({ n <- rep(1, nobs); mustart <- y + (y == 0) / 6 })), class = "family")
}

tweedie <- function(power, link = "log") {
  stats <- make.link(link)
  structure(list(family = "Tweedie", link = link, linkfun = stats$linkfun, linkinv = stats$linkinv,
    mu.eta = stats$mu.eta, valideta = stats$valideta, validmu = function(mu) all(mu > 0),
    variance = function(mu) mu^power,
    dev.resids = function(y, mu, wt) 2 * wt * (y^(2 - power) / ((1 - power) * (2 - power)) -
      y * mu^(1 - power) / (1 - power) + mu^(2 - power) / (2 - power)),
    aic = function(y, n, mu, wt, dev) NA,
    initialize = expression({ n <- rep(1, nobs); mustart <- y + 0.1 * (y == 0) })), class = "family")
}

# ---- JSON

number <- function(x) ifelse(is.finite(x), sprintf("%.17g", x), "null")
text <- function(x) paste0("\"", gsub("\n", "\\n", gsub("\"", "\\\"", gsub("\\", "\\\\", x, fixed = TRUE),
                                                          fixed = TRUE), fixed = TRUE), "\"")
object <- function(...) {
  fields <- list(...)
  paste0("{", paste0(text(names(fields)), ": ", unlist(fields), collapse = ", "), "}")
}
array <- function(x, separator = ", ") paste0("[", paste0(x, collapse = separator), "]")

# ---- fits

# R's tolerance of the rank is epsilon / 1000, so aliased columns need its default; restarting settles those fits too.
settled <- function(arguments, aliased) {
  arguments$control <- glm.control(epsilon = if (aliased) 1e-8 else 1e-14, maxit = 200)
  fit <- suppressWarnings(do.call(glm, arguments))
  for (turn in 1:50) {
    start <- coef(fit)
    start[is.na(start)] <- 0
    arguments$start <- start
    again <- suppressWarnings(do.call(glm, arguments))
    still <- again$deviance == fit$deviance
    fit <- again
    if (still) break
  }
  fit
}

golden <- function(name, data, formula, family, spelling, weights = NULL, theta = NA, power = NA, separated = FALSE) {
  frame <- read(data)
  arguments <- list(formula = as.formula(formula), family = family, data = frame)
  if (!is.null(weights)) arguments$weights <- frame[[weights]]
  standard <- suppressWarnings(do.call(glm, arguments))
  fit <- if (separated) standard else settled(arguments, anyNA(coef(standard)))
  known <- grepl("^(binomial|poisson|Negative Binomial)", family$family)
  dispersion <- if (known) 1 else NULL
  s <- summary(fit, dispersion = dispersion)
  table <- s$coefficients
  names <- names(coef(fit))
  error <- rep(NA, length(names))
  error[match(rownames(table), names)] <- table[, 2]
  chance <- rep(NA, length(names))
  chance[match(rownames(table), names)] <- table[, 4]
  printed <- fit
  printed$iter <- standard$iter
  printed$call <- quote(call)
  lines <- capture.output(print(summary(printed, dispersion = dispersion)))
  lines <- lines[grep("^(Deviance Residuals|Coefficients)", lines)[1]:length(lines)]
  message(sprintf("%-28s deviance %.10g, iterations %d", name, fit$deviance, standard$iter))
  object(name = text(name), data = text(data), formula = text(formula), family = text(spelling),
    link = text(family$link), weights = if (is.null(weights)) "null" else text(weights), theta = number(theta),
    power = number(power), separated = if (separated) "true" else "false",
    coefficients = array(mapply(function(n, b, e, p) object(name = text(n), estimate = number(b), std_error = number(e),
      p_value = number(p)), names, coef(fit), error, chance)),
    deviance = number(fit$deviance), null_deviance = number(fit$null.deviance), aic = number(fit$aic),
    bic = number(BIC(fit)), log_likelihood = number(as.numeric(logLik(fit))), dispersion = number(s$dispersion),
    df_null = fit$df.null, df_residual = fit$df.residual, iterations = standard$iter,
    summary = text(paste0(lines, collapse = "\n")))
}

fits <- c(
  golden("gaussian-identity", "mtcars", "mpg ~ wt + hp + qsec", gaussian(), "gaussian"),
  golden("gaussian-factor", "mtcars", "mpg ~ factor(cyl) * wt", gaussian(), "gaussian"),
  golden("gaussian-log", "mtcars", "mpg ~ wt + hp", gaussian("log"), "gaussian"),
  golden("gaussian-inverse", "mtcars", "mpg ~ wt + hp", gaussian("inverse"), "gaussian"),
  golden("gaussian-weights", "made", "time ~ x + z + group", gaussian(), "gaussian", weights = "exposure"),
  golden("gaussian-no-intercept", "mtcars", "mpg ~ 0 + factor(gear) + wt", gaussian(), "gaussian"),
  golden("gaussian-power", "mtcars", "mpg ~ wt + hp", gaussian(power(0.5)), "gaussian"),
  golden("gaussian-year", "made", "time ~ year + I(year^2)", gaussian(), "gaussian"),
  golden("binomial-logit", "infert", "case ~ spontaneous + induced + age + parity + education", binomial(), "binomial"),
  golden("binomial-probit", "infert", "case ~ spontaneous + induced", binomial("probit"), "binomial"),
  golden("binomial-cloglog", "infert", "case ~ spontaneous + induced", binomial("cloglog"), "binomial"),
  golden("binomial-cauchit", "infert", "case ~ spontaneous + induced", binomial("cauchit"), "binomial"),
  golden("binomial-log", "made", "success ~ x", binomial("log"), "binomial"),
  golden("binomial-logical", "made", "logical ~ x + z", binomial(), "binomial"),
  golden("binomial-counts", "esoph", "cbind(ncases, ncontrols) ~ agegp + tobgp * alcgp", binomial(), "binomial"),
  golden("binomial-counts-cloglog", "esoph", "cbind(ncases, ncontrols) ~ agegp + alcgp", binomial("cloglog"), "binomial"),
  golden("binomial-offset", "infert", "case ~ spontaneous + offset(0.5 * induced)", binomial(), "binomial"),
  golden("binomial-separated", "made", "apart ~ z", binomial(), "binomial", separated = TRUE),
  golden("poisson-log", "warpbreaks", "breaks ~ wool * tension", poisson(), "poisson"),
  golden("poisson-identity", "warpbreaks", "breaks ~ wool + tension", poisson("identity"), "poisson"),
  golden("poisson-sqrt", "warpbreaks", "breaks ~ wool + tension", poisson("sqrt"), "poisson"),
  golden("poisson-offset", "made", "claims ~ x + group + offset(log(exposure))", poisson(), "poisson"),
  golden("poisson-weights", "made", "claims ~ x + z", poisson(), "poisson", weights = "w"),
  golden("poisson-aliased", "made", "claims ~ x + twice + z + sum + flat + group", poisson(), "poisson"),
  golden("poisson-near", "made", "claims ~ x + near + z", poisson(), "poisson"),
  golden("poisson-nested", "warpbreaks", "breaks ~ wool + wool:tension", poisson(), "poisson"),
  golden("poisson-cells", "warpbreaks", "breaks ~ 0 + wool:tension", poisson(), "poisson"),
  golden("poisson-randhie", "randhie", "mdvis ~ lncoins + idp + lpi + fmde + physlm + disea + hlthg + hlthf + hlthp",
         poisson(), "poisson"),
  golden("gamma-inverse", "clotting", "lot1 ~ log(u)", Gamma(), "gamma"),
  golden("gamma-log", "made", "time ~ x + z", Gamma("log"), "gamma"),
  golden("gamma-identity", "made", "time ~ x", Gamma("identity"), "gamma"),
  golden("gamma-power", "made", "time ~ x", Gamma(power(0.25)), "gamma"),
  golden("gamma-weights", "made", "time ~ x + group", Gamma("log"), "gamma", weights = "w"),
  golden("gamma-offset", "made", "time ~ x + offset(0.1 * z)", Gamma("log"), "gamma"),
  golden("inverse-gaussian", "clotting", "lot2 ~ log(u)", inverse.gaussian(), "inverse-gaussian"),
  golden("inverse-gaussian-inverse", "made", "time ~ x", inverse.gaussian("inverse"), "inverse-gaussian"),
  golden("inverse-gaussian-log", "made", "time ~ x + z", inverse.gaussian("log"), "inverse-gaussian"),
  golden("inverse-gaussian-identity", "made", "time ~ x", inverse.gaussian("identity"), "inverse-gaussian"),
  golden("negative-binomial-log", "made", "claims ~ x + z", negative_binomial(1.5), "negative-binomial", theta = 1.5),
  golden("negative-binomial-sqrt", "made", "claims ~ x", negative_binomial(2, "sqrt"), "negative-binomial", theta = 2),
  golden("tweedie-log", "made", "size ~ x + z + offset(log(exposure))", tweedie(1.5), "tweedie", power = 1.5),
  golden("tweedie-sqrt", "made", "size ~ x", tweedie(1.3, "sqrt"), "tweedie", power = 1.3)
)
version <- object(generator = text("iteration-glm/src/test/r/make_goldens.R"), r = text(R.version.string),
                  fits = array(fits, ",\n  "))
writeLines(version, file.path(root, "goldens.json"))
