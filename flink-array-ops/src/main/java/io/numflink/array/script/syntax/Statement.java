package io.numflink.array.script.syntax;

import io.numflink.array.script.syntax.Expression.Parameter;
import io.numflink.array.script.value.BinaryOperator;
import java.util.List;

/** A statement of the syntax tree; each knows the line on which it starts. */
public sealed interface Statement {

  int line();

  <R> R accept(Visitor<R> visitor);

  record ExpressionStatement(int line, Expression value) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code t₀ = t₁ = … = value}. */
  record Assign(int line, List<Expression> targets, Expression value) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code target op= value}. */
  record AugmentedAssign(int line, Expression target, BinaryOperator operator, Expression value)
      implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** An if; an elif is an if alone in {@code orelse}. */
  record If(int line, Expression condition, List<Statement> body, List<Statement> orelse)
      implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record While(int line, Expression condition, List<Statement> body, List<Statement> orelse)
      implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record For(
      int line,
      Expression target,
      Expression iterable,
      List<Statement> body,
      List<Statement> orelse)
      implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record Def(int line, String name, List<Parameter> parameters, List<Statement> body)
      implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code last} is what follows {@code finally}. */
  record Try(
      int line,
      List<Statement> body,
      List<Handler> handlers,
      List<Statement> orelse,
      List<Statement> last)
      implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The value is null if there is none. */
  record Return(int line, Expression value) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The exception is null if the current one is raised again. */
  record Raise(int line, Expression exception) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The message is null if there is none. */
  record Assert(int line, Expression condition, Expression message) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record Delete(int line, List<Expression> targets) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record Global(int line, List<String> names) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record Nonlocal(int line, List<String> names) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The alias is null if there is none. */
  record Import(int line, String module, String alias) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record FromImport(int line, String module, List<ImportedName> names) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record Pass(int line) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record Break(int line) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record Continue(int line) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code except type as name}.
   *
   * @param type null for all exceptions
   * @param name null if there is none
   */
  record Handler(int line, Expression type, String name, List<Statement> body) {}

  /** {@code name as alias}; without an alias both are the same. */
  record ImportedName(String name, String alias) {}

  /** One case a kind of statement. */
  interface Visitor<R> {
    R visit(ExpressionStatement expressionStatement);

    R visit(Assign assign);

    R visit(AugmentedAssign augmentedAssign);

    R visit(If branch);

    R visit(While loop);

    R visit(For loop);

    R visit(Def function);

    R visit(Try guarded);

    R visit(Return returned);

    R visit(Raise raise);

    R visit(Assert assertion);

    R visit(Delete delete);

    R visit(Global global);

    R visit(Nonlocal nonlocal);

    R visit(Import imported);

    R visit(FromImport fromImport);

    R visit(Pass nothing);

    R visit(Break left);

    R visit(Continue continued);
  }
}
