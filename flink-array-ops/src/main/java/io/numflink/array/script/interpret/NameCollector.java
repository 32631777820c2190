package io.numflink.array.script.interpret;

import io.numflink.array.script.syntax.Expression;
import io.numflink.array.script.syntax.Expression.Collection;
import io.numflink.array.script.syntax.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which names a function body binds, and which names functions inside of it mention. */
final class NameCollector implements Statement.Visitor<Void>, Expression.Visitor<Void> {
  final Set<String> bound = new HashSet<>();
  final Set<String> mentionedInside = new HashSet<>();
  final Set<String> global = new HashSet<>();
  final Set<String> nonlocal = new HashSet<>();

  /** How many function bodies are around what is visited now. */
  private int depth;

  static NameCollector of(List<Statement> body) {
    NameCollector names = new NameCollector();
    names.all(body);
    return names;
  }

  static NameCollector of(Expression... expressions) {
    NameCollector names = new NameCollector();
    for (Expression expression : expressions) {
      names.visitOptional(expression);
    }
    return names;
  }

  private void all(List<Statement> body) {
    body.forEach(statement -> statement.accept(this));
  }

  private void expressions(List<Expression> expressions) {
    expressions.forEach(this::visitOptional);
  }

  private void visitOptional(Expression expression) {
    if (expression != null) {
      expression.accept(this);
    }
  }

  private void bind(String name) {
    if (depth == 0) {
      bound.add(name);
    } else {
      mentionedInside.add(name);
    }
  }

  /** Binds the names of a target. */
  void target(Expression target) {
    if (target instanceof Expression.Name name) {
      bind(name.name());
    } else if (target instanceof Expression.Display display) {
      display.items().forEach(this::target);
    } else if (target instanceof Expression.Starred starred) {
      target(starred.value());
    } else {
      target.accept(this);
    }
  }

  // ---- statements

  @Override
  public Void visit(Statement.ExpressionStatement statement) {
    return statement.value().accept(this);
  }

  @Override
  public Void visit(Statement.Assign assign) {
    assign.targets().forEach(this::target);
    return assign.value().accept(this);
  }

  @Override
  public Void visit(Statement.AugmentedAssign assign) {
    target(assign.target());
    return assign.value().accept(this);
  }

  @Override
  public Void visit(Statement.If branch) {
    branch.condition().accept(this);
    all(branch.body());
    all(branch.orelse());
    return null;
  }

  @Override
  public Void visit(Statement.While loop) {
    loop.condition().accept(this);
    all(loop.body());
    all(loop.orelse());
    return null;
  }

  @Override
  public Void visit(Statement.For loop) {
    target(loop.target());
    loop.iterable().accept(this);
    all(loop.body());
    all(loop.orelse());
    return null;
  }

  @Override
  public Void visit(Statement.Def function) {
    bind(function.name());
    function.parameters().forEach(parameter -> visitOptional(parameter.defaultValue()));
    depth++;
    all(function.body());
    depth--;
    return null;
  }

  @Override
  public Void visit(Statement.Try guarded) {
    all(guarded.body());
    for (Statement.Handler handler : guarded.handlers()) {
      visitOptional(handler.type());
      if (handler.name() != null) {
        bind(handler.name());
      }
      all(handler.body());
    }
    all(guarded.orelse());
    all(guarded.last());
    return null;
  }

  @Override
  public Void visit(Statement.Return returned) {
    visitOptional(returned.value());
    return null;
  }

  @Override
  public Void visit(Statement.Raise raise) {
    visitOptional(raise.exception());
    return null;
  }

  @Override
  public Void visit(Statement.Assert assertion) {
    assertion.condition().accept(this);
    visitOptional(assertion.message());
    return null;
  }

  @Override
  public Void visit(Statement.Delete delete) {
    delete.targets().forEach(this::target);
    return null;
  }

  @Override
  public Void visit(Statement.Global names) {
    if (depth == 0) {
      global.addAll(names.names());
    }
    return null;
  }

  @Override
  public Void visit(Statement.Nonlocal names) {
    if (depth == 0) {
      nonlocal.addAll(names.names());
    } else {
      mentionedInside.addAll(names.names());
    }
    return null;
  }

  @Override
  public Void visit(Statement.Import imported) {
    String module = imported.module();
    int dot = module.indexOf('.');
    bind(imported.alias() != null ? imported.alias() : dot < 0 ? module : module.substring(0, dot));
    return null;
  }

  @Override
  public Void visit(Statement.FromImport imported) {
    imported.names().forEach(name -> bind(name.alias()));
    return null;
  }

  @Override
  public Void visit(Statement.Pass nothing) {
    return null;
  }

  @Override
  public Void visit(Statement.Break left) {
    return null;
  }

  @Override
  public Void visit(Statement.Continue continued) {
    return null;
  }

  // ---- expressions

  @Override
  public Void visit(Expression.Constant constant) {
    return null;
  }

  @Override
  public Void visit(Expression.Name name) {
    if (depth > 0) {
      mentionedInside.add(name.name());
    }
    return null;
  }

  @Override
  public Void visit(Expression.Unary unary) {
    return unary.operand().accept(this);
  }

  @Override
  public Void visit(Expression.Binary binary) {
    binary.left().accept(this);
    return binary.right().accept(this);
  }

  @Override
  public Void visit(Expression.Not not) {
    return not.operand().accept(this);
  }

  @Override
  public Void visit(Expression.Logical logical) {
    logical.left().accept(this);
    return logical.right().accept(this);
  }

  @Override
  public Void visit(Expression.Compare compare) {
    compare.first().accept(this);
    expressions(compare.rest());
    return null;
  }

  @Override
  public Void visit(Expression.Conditional conditional) {
    conditional.condition().accept(this);
    conditional.then().accept(this);
    return conditional.otherwise().accept(this);
  }

  @Override
  public Void visit(Expression.Call call) {
    call.function().accept(this);
    call.arguments().forEach(argument -> argument.value().accept(this));
    return null;
  }

  @Override
  public Void visit(Expression.Attribute attribute) {
    return attribute.object().accept(this);
  }

  @Override
  public Void visit(Expression.Subscript subscript) {
    subscript.object().accept(this);
    return subscript.index().accept(this);
  }

  @Override
  public Void visit(Expression.Slice slice) {
    visitOptional(slice.start());
    visitOptional(slice.stop());
    visitOptional(slice.step());
    return null;
  }

  @Override
  public Void visit(Expression.Display display) {
    expressions(display.items());
    return null;
  }

  @Override
  public Void visit(Expression.DictDisplay display) {
    expressions(display.keys());
    expressions(display.values());
    return null;
  }

  /** A comprehension's own names are not the function's; they count as mentioned at most. */
  @Override
  public Void visit(Expression.Comprehension comprehension) {
    boolean function = comprehension.kind() == Collection.GENERATOR;
    comprehension.clauses().get(0).iterable().accept(this);
    depth += function ? 1 : 0;
    comprehension.element().accept(this);
    visitOptional(comprehension.value());
    for (Expression.Clause clause : comprehension.clauses()) {
      if (clause != comprehension.clauses().get(0)) {
        clause.iterable().accept(this);
      }
      expressions(clause.conditions());
    }
    depth -= function ? 1 : 0;
    return null;
  }

  @Override
  public Void visit(Expression.Lambda lambda) {
    lambda.parameters().forEach(parameter -> visitOptional(parameter.defaultValue()));
    depth++;
    lambda.body().accept(this);
    depth--;
    return null;
  }

  @Override
  public Void visit(Expression.FormattedString string) {
    for (Expression.Part part : string.parts()) {
      visitOptional(part.value());
      visitOptional(part.spec());
    }
    return null;
  }

  @Override
  public Void visit(Expression.Starred starred) {
    return starred.value().accept(this);
  }
}
