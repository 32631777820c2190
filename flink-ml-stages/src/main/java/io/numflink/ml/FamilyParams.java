package io.numflink.ml;

import io.numflink.glm.family.Families;
import io.numflink.glm.family.Family;
import io.numflink.glm.family.GlmException;
import io.numflink.glm.family.Link;
import io.numflink.glm.family.Response;
import io.numflink.ml.param.GlmFamilyParams;
import io.numflink.ml.param.HasFamily;
import java.util.Locale;
import org.apache.flink.ml.param.Param;

/** Family and link as parameters name them. */
final class FamilyParams {
  private FamilyParams() {}

  static Response response(GlmFamilyParams<?> params) {
    String name = params.getFamily();
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[ ._-]", "");
    Family family =
        Families.parse(
            name,
            needed(plain.equals("negativebinomial"), name, HasFamily.THETA, params),
            needed(plain.equals("tweedie"), name, HasFamily.VARIANCE_POWER, params));
    return params.getLink() == null
        ? Response.of(family)
        : new Response(family, Link.parse(params.getLink()));
  }

  private static double needed(
      boolean needed, String family, Param<Double> param, GlmFamilyParams<?> params) {
    Double value = params.get(param);
    if (needed && value == null) {
      throw new GlmException("family %s needs %s".formatted(family, param.name));
    }
    return value == null ? Double.NaN : value;
  }
}
