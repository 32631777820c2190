package io.numflink.ml.param;

import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.ParamValidators;
import org.apache.flink.ml.param.StringParam;
import org.apache.flink.ml.param.WithParams;

/**
 * The link of mean and linear predictor: identity, log, logit, probit, cloglog, cauchit, inverse,
 * inverse-squared, sqrt or power(λ); null for the family's own.
 *
 * @param <T> the stage
 */
public interface HasLink<T> extends WithParams<T> {
  Param<String> LINK =
      new StringParam(
          "link", "Link of mean and linear predictor.", null, ParamValidators.alwaysTrue());

  default String getLink() {
    return get(LINK);
  }

  default T setLink(String value) {
    return set(LINK, value);
  }
}
