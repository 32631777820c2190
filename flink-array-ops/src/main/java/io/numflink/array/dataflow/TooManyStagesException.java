package io.numflink.array.dataflow;

/** A plan whose longest chain of transfers does not fit one Flink job. */
public final class TooManyStagesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManyStagesException(int stages) {
    super(
        "the plan has a chain of %d transfers between nodes; one Flink job takes %d: evaluate some arrays earlier, or use fewer nodes"
            .formatted(stages - 1, ArrayJobGraph.MAX_STAGES - 1));
  }
}
