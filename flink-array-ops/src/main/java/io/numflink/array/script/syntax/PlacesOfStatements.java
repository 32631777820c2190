package io.numflink.array.script.syntax;

import java.util.List;

/** Checks that return, break and continue stand where they may. */
final class PlacesOfStatements {
  private PlacesOfStatements() {}

  static void check(List<Statement> module) {
    check(module, false, false);
  }

  private static void check(List<Statement> body, boolean function, boolean loop) {
    for (Statement statement : body) {
      check(statement, function, loop);
    }
  }

  private static void check(Statement statement, boolean function, boolean loop) {
    if (statement instanceof Statement.Return && !function) {
      throw new SyntaxException("'return' outside function", statement.line(), 0);
    }
    if (statement instanceof Statement.Break && !loop) {
      throw new SyntaxException("'break' outside loop", statement.line(), 0);
    }
    if (statement instanceof Statement.Continue && !loop) {
      throw new SyntaxException("'continue' not properly in loop", statement.line(), 0);
    }
    if (statement instanceof Statement.Def def) {
      check(def.body(), true, false);
    } else if (statement instanceof Statement.If branch) {
      check(branch.body(), function, loop);
      check(branch.orelse(), function, loop);
    } else if (statement instanceof Statement.While repeat) {
      check(repeat.body(), function, true);
      check(repeat.orelse(), function, loop);
    } else if (statement instanceof Statement.For repeat) {
      check(repeat.body(), function, true);
      check(repeat.orelse(), function, loop);
    } else if (statement instanceof Statement.Try guarded) {
      check(guarded.body(), function, loop);
      guarded.handlers().forEach(handler -> check(handler.body(), function, loop));
      check(guarded.orelse(), function, loop);
      check(guarded.last(), function, loop);
    }
  }
}
