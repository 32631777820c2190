package io.numflink.job.glm;

import io.numflink.connectors.text.TableFile;
import io.numflink.glm.family.Families;
import io.numflink.glm.family.Family;
import io.numflink.glm.family.Gaussian;
import io.numflink.glm.family.GlmException;
import io.numflink.glm.family.Link;
import io.numflink.glm.family.NegativeBinomial;
import io.numflink.glm.family.Response;
import io.numflink.glm.family.Tweedie;
import io.numflink.glm.solver.SolverKind;
import io.numflink.glm.solver.TrainingOptions;
import io.numflink.job.ClusterOptions;
import io.numflink.job.StorageUri;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.StateRecoveryOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of {@code glm fit}. */
public final class GlmFitOptions {
  /** Iterations of methods that take many cheap steps. */
  private static final int FIRST_ORDER_ITERATIONS = 10_000;

  private static final int LBFGS_ITERATIONS = 1_000;
  private static final int NEWTON_ITERATIONS = 100;
  private static final double TOLERANCE = 1e-8;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Option(
      names = "--data",
      required = true,
      paramLabel = "PATH",
      description = "Delimited text with a header line, on any file system that Flink knows.")
  private String data;

  @Option(names = "--label", paramLabel = "COL", description = "The column to be modelled.")
  private String label;

  @Option(
      names = "--features",
      paramLabel = "A[,B...]",
      split = ",",
      hideParamSyntax = true,
      description = "The columns to model it by (default: all others).")
  private List<String> features = List.of();

  @Option(
      names = "--factors",
      paramLabel = "A[,B...]",
      split = ",",
      hideParamSyntax = true,
      description =
          "Features that are categories although they are numbers; columns of text always are.")
  private List<String> factors = List.of();

  @Option(
      names = "--formula",
      paramLabel = "'Y ~ A + B'",
      description = "The model in R's notation, instead of --label and --features.")
  private String formula;

  @Option(names = "--weights", paramLabel = "COL", description = "A column with prior weights.")
  private String weights;

  @Option(
      names = "--offset",
      paramLabel = "COL",
      description = "A column that is added to the linear predictor.")
  private String offset;

  @Option(
      names = "--family",
      required = true,
      paramLabel = "F",
      description =
          "gaussian, binomial, poisson, gamma, inverse-gaussian, negative-binomial, tweedie or"
              + " multinomial.")
  private String family;

  @Option(names = "--theta", paramLabel = "θ", description = "Of the negative binomial family.")
  private double theta = Double.NaN;

  @Option(names = "--power", paramLabel = "P", description = "Of the variance in tweedie.")
  private double power = Double.NaN;

  @Option(
      names = "--link",
      paramLabel = "L",
      description =
          "identity, log, logit, probit, cloglog, cauchit, inverse, inverse-squared, sqrt or"
              + " power(λ) (default: the family's, as in R).")
  private String link;

  @Option(
      names = "--solver",
      paramLabel = "S",
      defaultValue = "irls",
      description = "newton, irls (the same), admm, lbfgs, gd or sgd (default: ${DEFAULT-VALUE}).")
  private String solver;

  @Option(names = "--l2", paramLabel = "λ", description = "Ridge penalty λ/2 ‖β‖² (default: 0).")
  private double l2;

  @Option(names = "--l1", paramLabel = "λ", description = "Lasso penalty λ ‖β‖₁ (default: 0).")
  private double l1;

  @Option(
      names = "--standardize",
      description =
          "Penalise the coefficients of features scaled to deviation 1; they are reported on the"
              + " scale that was given.")
  private boolean standardize;

  @Option(names = "--no-intercept", description = "Fit without an intercept.")
  private boolean noIntercept;

  @Option(
      names = "--na",
      paramLabel = "omit|fail",
      defaultValue = "fail",
      converter = MissingValues.Converter.class,
      description =
          "What to do with rows that lack a value: leave them out, or stop (default:"
              + " ${DEFAULT-VALUE}).")
  private MissingValues missing;

  @Option(
      names = "--tol",
      paramLabel = "T",
      description =
          "Stop when deviance and penalties change by less than T, relatively, in an iteration"
              + " (default: 1e-8).")
  private double tolerance = TOLERANCE;

  @Option(
      names = "--max-iter",
      paramLabel = "N",
      description = "Iterations at most (default: 100; lbfgs: 1000; gd, sgd: 10000).")
  private Integer maxIterations;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of sgd's batches (default: 0).")
  private long seed;

  @Option(
      names = "--estimates-only",
      description =
          "Leave out standard errors and what follows from them; large fits are the faster for it.")
  private boolean estimatesOnly;

  @Option(names = "--strict", description = "Exit with 1 if the fit does not converge.")
  private boolean strict;

  @Option(
      names = "--model-out",
      paramLabel = "PATH",
      description = "Write the model: as PMML if the name ends in .pmml, otherwise as JSON.")
  private String modelOut;

  @Option(
      names = "--summary",
      paramLabel = "FILE.json",
      description = "Write the summary as JSON, too.")
  private String summary;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = {
        "Write there run.json, with every superstep, its time and network bytes, and the page report.html"
            + " about training and fit, which takes four more passes."
      })
  private Path report;

  @Option(
      names = "--from-savepoint",
      paramLabel = "PATH",
      description = {
        "Go on with the same training from a savepoint, or from a checkpoint that a training has left"
            + " behind; the number of slots may be another."
      })
  private String savepoint;

  public ClusterOptions cluster() {
    return cluster;
  }

  /** Flink settings of the job. */
  Configuration flink() {
    Configuration flink = cluster.flink();
    // Who interrupts a training, or sees it fail, can go on from its last checkpoint
    flink.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    if (savepoint != null) {
      flink.set(StateRecoveryOptions.SAVEPOINT_PATH, StorageUri.of(savepoint));
    }
    return flink;
  }

  /** The family, as it was given. */
  String family() {
    return family;
  }

  String data() {
    return data;
  }

  String label() {
    return label;
  }

  List<String> features() {
    return features;
  }

  List<String> factors() {
    return factors;
  }

  String formula() {
    return formula;
  }

  String weights() {
    return weights;
  }

  String offset() {
    return offset;
  }

  boolean noIntercept() {
    return noIntercept;
  }

  MissingValues missing() {
    return missing;
  }

  boolean strict() {
    return strict;
  }

  String modelOut() {
    return modelOut;
  }

  String summary() {
    return summary;
  }

  Path report() {
    return report;
  }

  /** Checks what can be checked before the data is looked at. */
  public void check() {
    cluster.check();
    require((label == null) != (formula == null), "give either --label or --formula");
    require(
        report == null || !Files.exists(report) || Files.isDirectory(report),
        "--report %s is a file, not a folder".formatted(report));
    require(
        formula == null || (features.isEmpty() && factors.isEmpty()),
        "--formula names the features; leave --features and --factors out (a factor is written C(x))");
    try {
      checkModel();
      training(true);
    } catch (GlmException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  /** Names and numbers; whether family and link go together is another matter. */
  private void checkModel() {
    Family chosen = multinomial() ? new Gaussian() : Families.parse(family, theta, power);
    require(
        Double.isNaN(theta) || chosen instanceof NegativeBinomial,
        "--theta is for the family negative-binomial");
    require(Double.isNaN(power) || chosen instanceof Tweedie, "--power is for the family tweedie");
    if (link != null) {
      Link.parse(link);
    }
  }

  /** Whether labels are classes, of which there may be more than two. */
  boolean multinomial() {
    return family.strip().equalsIgnoreCase("multinomial");
  }

  /** Family and link; those of least squares for the multinomial family, which has no link. */
  Response response() {
    if (multinomial()) {
      if (link != null) {
        throw new GlmException("the multinomial family has no link to choose");
      }
      return Response.of(new Gaussian());
    }
    Family chosen = Families.parse(family, theta, power);
    return link == null ? Response.of(chosen) : new Response(chosen, Link.parse(link));
  }

  /**
   * How to train.
   *
   * @param intercept whether the model has one
   */
  TrainingOptions training(boolean intercept) {
    SolverKind kind = SolverKind.parse(solver);
    int iterations =
        maxIterations != null
            ? maxIterations
            : switch (kind) {
              case NEWTON, IRLS, ADMM -> NEWTON_ITERATIONS;
              case LBFGS -> LBFGS_ITERATIONS;
              case GD, SGD -> FIRST_ORDER_ITERATIONS;
            };
    TrainingOptions training =
        report == null || multinomial()
            ? TrainingOptions.DEFAULT
            : TrainingOptions.DEFAULT.withResiduals();
    return training
        .withSolver(kind)
        .withPenalty(l1, l2, standardize)
        .withIntercept(intercept)
        .withEstimatesOnly(estimatesOnly)
        .withStopping(tolerance, iterations)
        .withBatches(
            seed, TrainingOptions.DEFAULT.batchFraction(), TrainingOptions.DEFAULT.learningRate());
  }

  /**
   * What is trained on which data, in words: the model, the table and how both are taken. Two
   * trainings of the same words can go on from each other's savepoints.
   *
   * @param formula the model's, as it was resolved
   * @param response family and link
   * @param training the solver's options
   */
  String subject(TableFile table, String formula, Response response, TrainingOptions training) {
    return "%s, family %s, weights %s, rows that lack a value: %s; %s; of %s (%d bytes)"
        .formatted(
            formula,
            multinomial() ? "multinomial" : response.rName(),
            weights == null ? "1" : weights,
            missing.name().toLowerCase(Locale.ROOT),
            training.words(),
            table.path(),
            table.bytes());
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }
}
