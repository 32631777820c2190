package io.numflink.job.glm;

import io.numflink.glm.family.Family;
import io.numflink.glm.formula.DesignMatrix;
import io.numflink.glm.train.TileLayout;
import java.io.Serializable;

/**
 * What a model takes from a table.
 *
 * @param design rows of X, labels and the formula's offsets, from the columns
 * @param columns the columns that are read; the design matrix's table
 * @param family whose labels they must be
 * @param weight the column with prior weights, by its place among the columns; −1 for none
 * @param plainLabel the column that is the label as it is; −1 if labels are computed
 * @param missing what is done with rows that lack a value
 */
record TableModel(
    DesignMatrix design,
    TableColumns columns,
    Family family,
    int weight,
    int plainLabel,
    MissingValues missing)
    implements Serializable {

  TileLayout layout() {
    return new TileLayout(
        design.names().size(), weight >= 0 || design.hasTrials(), design.hasOffset());
  }
}
