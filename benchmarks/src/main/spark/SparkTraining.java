import java.util.Arrays;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.regression.GeneralizedLinearRegression;
import org.apache.spark.ml.regression.GeneralizedLinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Spark MLlib's side of the training benchmark: {@code SparkTraining TABLE.csv REPEATS}. Reads the
 * table into memory, then fits a logistic model several times with each of two estimators. Prints a
 * line a figure: name, seconds, deviance, iterations.
 */
public final class SparkTraining {
  public static void main(String[] arguments) {
    int repeats = Integer.parseInt(arguments[1]);
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate();
    long begin = System.nanoTime();
    String[] columns = spark.read().option("header", "true").csv(arguments[0]).columns();
    StructType schema = new StructType();
    for (String column : columns) {
      schema = schema.add(column, DataTypes.DoubleType);
    }
    Dataset<Row> table = spark.read().option("header", "true").schema(schema).csv(arguments[0]);
    VectorAssembler assembler =
        new VectorAssembler()
            .setInputCols(Arrays.copyOfRange(columns, 1, columns.length))
            .setOutputCol("features");
    Dataset<Row> data =
        assembler
            .transform(table)
            .withColumnRenamed(columns[0], "label")
            .select("label", "features")
            .repartition(2)
            .persist(StorageLevel.MEMORY_ONLY());
    long rows = data.count();
    print("load", begin, 0, 0);
    for (int repeat = 0; repeat < repeats; repeat++) {
      begin = System.nanoTime();
      LogisticRegressionModel logistic =
          new LogisticRegression().setMaxIter(200).setTol(1e-8).setStandardization(true).fit(data);
      double[] losses = logistic.summary().objectiveHistory();
      print("LogisticRegression", begin, 2 * rows * losses[losses.length - 1], losses.length - 1);
      begin = System.nanoTime();
      GeneralizedLinearRegressionModel linear =
          new GeneralizedLinearRegression().setFamily("binomial").setTol(1e-8).fit(data);
      int iterations = linear.summary().numIterations();
      long end = System.nanoTime(); // the deviance takes another pass, which is not counted
      double deviance = linear.summary().deviance();
      System.out.printf(
          "GeneralizedLinearRegression %.3f %.6f %d%n", (end - begin) / 1e9, deviance, iterations);
    }
    spark.stop();
  }

  private static void print(String name, long begin, double deviance, int iterations) {
    System.out.printf(
        "%s %.3f %.6f %d%n", name, (System.nanoTime() - begin) / 1e9, deviance, iterations);
  }
}
