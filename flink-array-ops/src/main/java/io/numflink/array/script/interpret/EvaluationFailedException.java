package io.numflink.array.script.interpret;

/** What an evaluator threw that is no error of the script, such as the loss of the cluster. */
public final class EvaluationFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RuntimeException failure;

  EvaluationFailedException(RuntimeException failure) {
    super(failure);
    this.failure = failure;
  }

  /** What was thrown. */
  public RuntimeException failure() {
    return failure;
  }
}
