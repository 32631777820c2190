package io.numflink.array.script.syntax;

import io.numflink.array.script.value.BinaryOperator;
import io.numflink.array.script.value.UnaryOperator;
import java.util.List;

/** An expression of the syntax tree; each knows the line on which it starts. */
public sealed interface Expression {

  int line();

  <R> R accept(Visitor<R> visitor);

  /** A literal: a value as described by {@link io.numflink.array.script.value.ScriptValues}. */
  record Constant(int line, Object value) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record Name(int line, String name) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record Unary(int line, UnaryOperator operator, Expression operand) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record Binary(int line, BinaryOperator operator, Expression left, Expression right)
      implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record Not(int line, Expression operand) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code left and right}, or with {@code or}. */
  record Logical(int line, boolean and, Expression left, Expression right) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code first op₀ rest₀ op₁ rest₁ …}.
   *
   * @param operators as written, with single blanks, such as {@code <=} and {@code not in}
   */
  record Compare(int line, Expression first, List<String> operators, List<Expression> rest)
      implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record Conditional(int line, Expression condition, Expression then, Expression otherwise)
      implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record Call(int line, Expression function, List<Argument> arguments) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record Attribute(int line, Expression object, String name) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record Subscript(int line, Expression object, Expression index) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code start:stop:step} in a subscript; null for what was left out. */
  record Slice(int line, Expression start, Expression stop, Expression step) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A list, tuple or set written out. */
  record Display(int line, Collection kind, List<Expression> items) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A dict written out; a null key marks {@code **value}. */
  record DictDisplay(int line, List<Expression> keys, List<Expression> values)
      implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A comprehension.
   *
   * @param value of a dict's items; null for the others
   */
  record Comprehension(
      int line, Collection kind, Expression element, Expression value, List<Clause> clauses)
      implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record Lambda(int line, List<Parameter> parameters, Expression body) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** An f-string. */
  record FormattedString(int line, List<Part> parts) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code *value} in a display or among targets. */
  record Starred(int line, Expression value) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** What a display or a comprehension makes. */
  enum Collection {
    LIST,
    TUPLE,
    SET,
    DICT,
    GENERATOR
  }

  /** How an argument is passed. */
  enum Passing {
    POSITIONAL,
    KEYWORD,
    STAR,
    DOUBLE_STAR
  }

  /**
   * An argument of a call.
   *
   * @param name of a keyword argument; null for the others
   */
  record Argument(Passing passing, String name, Expression value) {}

  /**
   * A parameter of a function.
   *
   * @param passing which arguments it takes; keyword for those after a star
   * @param defaultValue null if there is none
   */
  record Parameter(Passing passing, String name, Expression defaultValue) {}

  /** {@code for target in iterable if … if …}. */
  record Clause(Expression target, Expression iterable, List<Expression> conditions) {}

  /**
   * A part of an f-string: literal text, or a value and how to format it.
   *
   * @param text literal text; null for a value
   * @param conversion {@code r}, {@code s}, {@code a} or 0
   * @param spec the format, itself an f-string; null if there is none
   */
  record Part(String text, Expression value, char conversion, Expression spec) {
    static Part text(String text) {
      return new Part(text, null, '\0', null);
    }
  }

  /** One case a kind of expression. */
  interface Visitor<R> {
    R visit(Constant constant);

    R visit(Name name);

    R visit(Unary unary);

    R visit(Binary binary);

    R visit(Not not);

    R visit(Logical logical);

    R visit(Compare compare);

    R visit(Conditional conditional);

    R visit(Call call);

    R visit(Attribute attribute);

    R visit(Subscript subscript);

    R visit(Slice slice);

    R visit(Display display);

    R visit(DictDisplay display);

    R visit(Comprehension comprehension);

    R visit(Lambda lambda);

    R visit(FormattedString string);

    R visit(Starred starred);
  }
}
