package io.numflink.e2e.random;

import java.util.List;
import java.util.Optional;

/** Lists and dicts of arrays, and errors that are caught. */
final class Containers {
  private Containers() {}

  static Optional<String> dict(Drawing drawing) {
    Optional<Term> first = drawing.term(1, x -> !x.python() && x.range().isPrintable());
    Optional<Term> second = drawing.term(1, x -> !x.python() && x.range().isPrintable());
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    String name = drawing.newName();
    String key = drawing.newName();
    String value = drawing.newName();
    return Optional.of(
        String.join(
            "\n",
            name + " = {\"one\": " + first.get().text() + ", 2: " + second.get().text() + "}",
            "for " + key + ", " + value + " in " + name + ".items():",
            "    print(" + key + ", " + value + ".dtype, " + value + ", sep=\": \")",
            "print(" + name + ", 2 in " + name + ")"));
  }

  static Optional<String> list(Drawing drawing) {
    Optional<Term> x = drawing.array(1).filter(a -> a.shape().size() > 0);
    Optional<Term> y = drawing.array(1).filter(a -> a.shape().size() > 0);
    boolean determined =
        x.filter(a -> a.range().isPrintable()).isPresent()
            && y.filter(a -> a.range().isPrintable()).isPresent();
    if (!determined) {
      return Optional.empty();
    }
    String name = drawing.newName();
    String item = drawing.newName();
    return Optional.of(
        String.join(
            "\n",
            name + " = [" + x.get().text() + ", " + y.get().text() + "]",
            "print([" + item + ".max() for " + item + " in " + name + "], " + name + ")",
            "print({str("
                + item
                + ".dtype): "
                + item
                + ".ndim for "
                + item
                + " in "
                + name
                + " if "
                + item
                + ".ndim > 1})"));
  }

  /** Operands that do not fit, and places that are not there. */
  static Optional<String> refusal(Drawing drawing) {
    Optional<Term> operand = drawing.array(1).filter(x -> x.shape().extent(0) > 1);
    return operand.map(
        x -> {
          int rank = x.shape().rank();
          int extent = x.shape().extent(rank - 1);
          String failing =
              drawing.of(
                  List.of(
                      x.text() + "[" + x.shape().extent(0) + "]",
                      x.text() + "[" + "0, ".repeat(rank) + "0]",
                      x.text() + ".reshape(" + (x.shape().size() + 1) + ")",
                      x.text() + " @ np.ones(" + (extent + 1) + ")",
                      "np.sum(" + x.text() + ", axis=" + rank + ")",
                      x.text() + ".transpose(" + "0, ".repeat(rank) + "0)",
                      "np.concatenate(["
                          + x.text()
                          + ", np.ones("
                          + Shape.of(2, 2, 2, 2).text()
                          + ")])",
                      "np.max(np.zeros((0, 2)))"));
          return String.join(
              "\n",
              "try:",
              "    print(" + failing + ")",
              "except (ValueError, IndexError) as error:",
              "    print(error)");
        });
  }
}
