package io.numflink.glm.family;

import io.numflink.array.kernel.VectorLoops;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.InverseErfc;

/** The links of R's {@code make.link}, with its bounds. */
public enum StandardLink implements Link {
  IDENTITY("identity") {
    @Override
    public double link(double mean) {
      return mean;
    }

    @Override
    public double mean(double eta) {
      return eta;
    }

    @Override
    public double slope(double eta) {
      return 1;
    }
  },

  /** ln μ. */
  LOG("log") {
    @Override
    public double link(double mean) {
      return Math.log(mean);
    }

    @Override
    public double mean(double eta) {
      return Math.max(Math.exp(eta), EPSILON);
    }

    @Override
    public double slope(double eta) {
      return mean(eta);
    }

    @Override
    public void means(double[] eta, double[] mean, double[] slope, int n) {
      exp(eta, mean, n);
      for (int i = 0; i < n; i++) {
        double value = Math.max(mean[i], EPSILON);
        mean[i] = value;
        slope[i] = value;
      }
    }
  },

  /** ln(μ / (1 − μ)); the odds stay within [ε, 1/ε]. */
  LOGIT("logit") {
    @Override
    public double link(double mean) {
      return Math.log(mean / (1 - mean));
    }

    @Override
    public double mean(double eta) {
      return odds(eta) / (1 + odds(eta));
    }

    private static double odds(double eta) {
      return eta < -LOGIT_BOUND ? EPSILON : eta > LOGIT_BOUND ? 1 / EPSILON : Math.exp(eta);
    }

    @Override
    public double slope(double eta) {
      double e = Math.exp(-Math.abs(eta));
      return Math.abs(eta) > LOGIT_BOUND ? EPSILON : e / ((1 + e) * (1 + e));
    }

    @Override
    public void means(double[] eta, double[] mean, double[] slope, int n) {
      for (int i = 0; i < n; i++) {
        slope[i] = -Math.abs(eta[i]);
      }
      exp(slope, slope, n);
      // The smaller of μ and 1 − μ is e / (1 + e); only the choice between the two is no vector
      // loop
      for (int i = 0; i < n; i++) {
        double e = slope[i];
        double larger = 1 / (1 + e);
        mean[i] = larger;
        slope[i] = e * larger * larger;
      }
      double largest = 0;
      for (int i = 0; i < n; i++) {
        if (eta[i] < 0) {
          mean[i] = slope[i] / mean[i];
        }
        largest = Math.max(largest, Math.abs(eta[i]));
      }
      if (!(largest <= LOGIT_BOUND)) {
        for (int i = 0; i < n; i++) {
          if (!(Math.abs(eta[i]) <= LOGIT_BOUND)) {
            mean[i] = mean(eta[i]);
            slope[i] = slope(eta[i]);
          }
        }
      }
    }
  },

  /** Φ⁻¹(μ); η is held within ±Φ⁻¹(ε). */
  PROBIT("probit") {
    private static final double SQRT_TWO = Math.sqrt(2);
    private static final double BOUND = SQRT_TWO * InverseErfc.value(2 * EPSILON);
    private static final double DENSITY = 1 / Math.sqrt(2 * Math.PI);

    @Override
    public double link(double mean) {
      return -SQRT_TWO * InverseErfc.value(2 * mean);
    }

    @Override
    public double mean(double eta) {
      double bounded = Math.min(Math.max(eta, -BOUND), BOUND);
      return 0.5 * Erfc.value(-bounded / SQRT_TWO);
    }

    @Override
    public double slope(double eta) {
      return Math.max(DENSITY * Math.exp(-0.5 * eta * eta), EPSILON);
    }
  },

  /** ln(−ln(1 − μ)). */
  CLOGLOG("cloglog") {
    @Override
    public double link(double mean) {
      return Math.log(-Math.log1p(-mean));
    }

    @Override
    public double mean(double eta) {
      return Math.max(Math.min(-Math.expm1(-Math.exp(eta)), 1 - EPSILON), EPSILON);
    }

    @Override
    public double slope(double eta) {
      double bounded = Math.min(eta, 700);
      return Math.max(Math.exp(bounded - Math.exp(bounded)), EPSILON);
    }
  },

  /** tan(π (μ − ½)), the quantile function of the Cauchy distribution. */
  CAUCHIT("cauchit") {
    private static final double BOUND = 1 / Math.tan(Math.PI * EPSILON);

    @Override
    public double link(double mean) {
      // Each tail in the form that keeps its digits
      return mean < 0.25
          ? -1 / Math.tan(Math.PI * mean)
          : mean > 0.75 ? 1 / Math.tan(Math.PI * (1 - mean)) : Math.tan(Math.PI * (mean - 0.5));
    }

    @Override
    public double mean(double eta) {
      double bounded = Math.min(Math.max(eta, -BOUND), BOUND);
      if (bounded < -1) {
        return Math.atan(-1 / bounded) / Math.PI;
      }
      return bounded > 1
          ? 1 - Math.atan(1 / bounded) / Math.PI
          : 0.5 + Math.atan(bounded) / Math.PI;
    }

    @Override
    public double slope(double eta) {
      return Math.max(1 / (Math.PI * (1 + eta * eta)), EPSILON);
    }
  },

  /** 1 / μ. */
  INVERSE("inverse") {
    @Override
    public double link(double mean) {
      return 1 / mean;
    }

    @Override
    public double mean(double eta) {
      return 1 / eta;
    }

    @Override
    public double slope(double eta) {
      return -1 / (eta * eta);
    }

    @Override
    public boolean valid(double eta) {
      return eta != 0 && Math.abs(eta) <= Double.MAX_VALUE;
    }
  },

  /** 1 / μ². */
  INVERSE_SQUARED("1/mu^2") {
    @Override
    public double link(double mean) {
      return 1 / (mean * mean);
    }

    @Override
    public double mean(double eta) {
      return 1 / Math.sqrt(eta);
    }

    @Override
    public double slope(double eta) {
      return -1 / (2 * eta * Math.sqrt(eta));
    }

    @Override
    public boolean valid(double eta) {
      return eta > 0 && eta <= Double.MAX_VALUE;
    }
  },

  /** √μ. */
  SQRT("sqrt") {
    @Override
    public double link(double mean) {
      return Math.sqrt(mean);
    }

    @Override
    public double mean(double eta) {
      return eta * eta;
    }

    @Override
    public double slope(double eta) {
      return 2 * eta;
    }

    @Override
    public boolean valid(double eta) {
      return eta > 0 && eta <= Double.MAX_VALUE;
    }
  };

  /** R's {@code .Machine$double.eps}. */
  static final double EPSILON = 0x1p-52;

  private static final double LOGIT_BOUND = 30;

  private final String rName;

  StandardLink(String rName) {
    this.rName = rName;
  }

  private static void exp(double[] x, double[] out, int n) {
    VectorLoops.EXP.run(new Object[] {x}, new int[1], out, 0, n);
  }

  @Override
  public String rName() {
    return rName;
  }

  @Override
  public boolean valid(double eta) {
    return !Double.isNaN(eta);
  }
}
