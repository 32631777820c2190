# Prices European options by the Black-Scholes formula over a grid of strikes
# and maturities, checks put-call parity and finds an implied volatility.
import numpy as np


def normal_cdf(x):
    """Abramowitz and Stegun 26.2.17; the error is below 7.5e-8."""
    t = 1.0 / (1.0 + 0.2316419 * np.abs(x))
    poly = 0.0
    for coefficient in [1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.319381530]:
        poly = t * (coefficient + poly)
    tail = np.exp(-0.5 * x * x) / np.sqrt(2.0 * np.pi) * poly
    return np.where(x >= 0, 1.0 - tail, tail)


def price(spot, strike, maturity, rate, volatility):
    root = volatility * np.sqrt(maturity)
    d1 = (np.log(spot / strike) + (rate + 0.5 * volatility**2) * maturity) / root
    d2 = d1 - root
    discounted = strike * np.exp(-rate * maturity)
    call = spot * normal_cdf(d1) - discounted * normal_cdf(d2)
    put = discounted * normal_cdf(-d2) - spot * normal_cdf(-d1)
    return call, put


spot, rate, volatility = 100.0, 0.03, 0.25
strikes = np.arange(80.0, 121.0, 10.0)
maturities = np.array([0.25, 0.5, 1.0, 2.0])
call, put = price(spot, strikes[:, None], maturities[None, :], rate, volatility)

print("calls".ljust(8) + "".join([f"{m:>10.2f}" for m in maturities.tolist()]))
for strike, row in zip(strikes.tolist(), call.tolist()):
    print(f"{strike:<8.0f}" + "".join([f"{value:10.4f}" for value in row]))
print("puts")
for strike, row in zip(strikes.tolist(), put.tolist()):
    print(f"{strike:<8.0f}" + "".join([f"{value:10.4f}" for value in row]))

parity = call - put - (spot - strikes[:, None] * np.exp(-rate * maturities))
print("put-call parity holds:", bool(np.abs(parity).max() < 1e-4))

# Bisection, for all options at once.
low, high = np.full(call.shape, 0.01), np.full(call.shape, 1.0)
for _ in range(20):
    middle = 0.5 * (low + high)
    too_dear = price(spot, strikes[:, None], maturities, rate, middle)[0] > call
    high = np.where(too_dear, middle, high)
    low = np.where(too_dear, low, middle)
print("implied volatility recovered:", bool((np.abs(low - volatility) < 1e-3).all()))
