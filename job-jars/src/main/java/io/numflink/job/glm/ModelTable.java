package io.numflink.job.glm;

import io.numflink.connectors.text.TableFile;
import io.numflink.glm.family.Binomial;
import io.numflink.glm.family.Family;
import io.numflink.glm.family.GlmException;
import io.numflink.glm.formula.ColumnType;
import io.numflink.glm.formula.DesignMatrix;
import io.numflink.glm.formula.Formula;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A model's formula, resolved against the file that it is to be fitted to.
 *
 * @param incomplete rows that lack a value and are left out
 * @param notes what about the columns a user may not expect, a sentence each
 */
record ModelTable(
    TableFile file, Formula formula, TableModel model, long incomplete, List<String> notes) {

  /** Resolves what the options say; reads the table as far as that needs. */
  static ModelTable of(GlmFitOptions options, Family family)
      throws IOException, InterruptedException {
    TableFile file = TableFile.of(options.data());
    Formula formula = formula(options, file);
    Set<String> names = new LinkedHashSet<>(formula.columns());
    if (options.weights() != null) {
      names.add(options.weights());
    }
    for (String name : names) {
      if (!file.columns().contains(name)) {
        throw new GlmException(
            "%s has no column %s; its columns are %s"
                .formatted(file.path(), name, String.join(", ", file.columns())));
      }
    }
    Set<String> factors = new LinkedHashSet<>(formula.factorColumns());
    TableScan.Result scan =
        TableScan.of(
            file,
            List.copyOf(names),
            factors,
            options.multinomial() ? formula.plainLabel().orElse(null) : null,
            options.missing() == MissingValues.OMIT);
    List<ColumnType> types = scan.types();
    int weights = options.weights() == null ? -1 : indexOf(types, options.weights());
    if (weights >= 0 && types.get(weights).kind() != ColumnType.Kind.NUMBER) {
      throw new GlmException(
          "column %s of %s holds no numbers".formatted(options.weights(), file.path()));
    }
    formula.plainLabel().ifPresent(label -> checkLabel(types, label, options, family, file));
    DesignMatrix design =
        options.multinomial()
            ? DesignMatrix.ofClasses(formula, types)
            : new DesignMatrix(formula, types);
    if (design.hasTrials() && !(family instanceof Binomial)) {
      throw new GlmException(
          "formula %s: cbind(…) counts successes and failures, which the binomial family has, not %s"
              .formatted(formula.text().strip(), family.spelling()));
    }
    TableModel model =
        new TableModel(
            design,
            new TableColumns(types, file.columns()),
            family,
            weights,
            formula.plainLabel().map(name -> numberIndex(types, name)).orElse(-1),
            options.missing());
    return new ModelTable(file, formula, model, scan.incomplete(), scan.notes());
  }

  /** A text is a class, or success and failure; other families have numbers for labels. */
  private static void checkLabel(
      List<ColumnType> types, String label, GlmFitOptions options, Family family, TableFile file) {
    int at = indexOf(types, label);
    boolean text = at >= 0 && types.get(at).kind() == ColumnType.Kind.FACTOR;
    if (text && !options.multinomial() && !(family instanceof Binomial)) {
      throw new GlmException(
          "column %s of %s holds texts, and %s labels are numbers"
              .formatted(label, file.path(), family.spelling()));
    }
  }

  /** The columns that the formula uses. */
  List<ColumnType> formulaTypes() {
    return model.columns().types(formula.columns());
  }

  /** The classes of a multinomial model: the levels of its label. */
  List<String> classes() {
    return model.columns().types(List.of(formula.plainLabel().orElseThrow())).get(0).levels();
  }

  private static Formula formula(GlmFitOptions options, TableFile file) {
    String text =
        options.formula() == null ? named(options, file).text() : options.formula().strip();
    if (options.noIntercept()) {
      text += " - 1";
    }
    if (options.offset() != null) {
      text += " + offset(`" + options.offset() + "`)";
    }
    return Formula.parse(text, file.columns());
  }

  private static Formula named(GlmFitOptions options, TableFile file) {
    List<String> features = new ArrayList<>(options.features());
    if (features.isEmpty()) {
      features.addAll(file.columns());
      features.remove(options.label());
      features.remove(options.weights());
      features.remove(options.offset());
    }
    if (features.contains(options.label())) {
      throw new GlmException(
          "column %s is the label, and cannot be a feature as well".formatted(options.label()));
    }
    for (String factor : options.factors()) {
      if (!features.contains(factor)) {
        throw new GlmException("factor %s is none of the features".formatted(factor));
      }
    }
    return Formula.of(options.label(), features, options.factors());
  }

  private static int indexOf(List<ColumnType> types, String name) {
    return types.stream().map(ColumnType::name).toList().indexOf(name);
  }

  /**
   * The column's place if it is the label as it stands; −1 for a factor, whose levels are coded.
   */
  private static int numberIndex(List<ColumnType> types, String name) {
    int at = indexOf(types, name);
    return at >= 0 && types.get(at).kind() == ColumnType.Kind.FACTOR ? -1 : at;
  }
}
