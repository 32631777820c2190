package io.numflink.array.script.syntax;

import io.numflink.array.script.syntax.Expression.Parameter;
import io.numflink.array.script.syntax.Expression.Passing;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Collects the parameters of a function or a lambda and checks their order. */
final class Parameters {
  private final ExpressionBuilder expressions;
  private final List<Parameter> parameters = new ArrayList<>();
  private boolean afterStar;
  private boolean defaulted;

  Parameters(ExpressionBuilder expressions) {
    this.expressions = expressions;
  }

  List<Parameter> all() {
    return parameters;
  }

  void add(ScriptParser.ParameterContext tree) {
    if (tree instanceof ScriptParser.NamedParameterContext named) {
      // The tests are the annotation and the default, each after its sign.
      boolean hasDefault = named.children.stream().anyMatch(c -> c.getText().equals("="));
      named(
          tree,
          named.NAME(),
          hasDefault ? expressions.of(named.test(named.test().size() - 1)) : null);
    } else if (tree instanceof ScriptParser.StarParameterContext star) {
      star(tree, star.NAME());
    } else if (tree instanceof ScriptParser.DoubleStarParameterContext star) {
      put(tree, Passing.DOUBLE_STAR, star.NAME(), null);
    }
  }

  void add(ScriptParser.LambdaParameterContext tree) {
    if (tree instanceof ScriptParser.NamedLambdaParameterContext named) {
      named(tree, named.NAME(), expressions.of(named.test()));
    } else if (tree instanceof ScriptParser.StarLambdaParameterContext star) {
      star(tree, star.NAME());
    } else if (tree instanceof ScriptParser.DoubleStarLambdaParameterContext star) {
      put(tree, Passing.DOUBLE_STAR, star.NAME(), null);
    }
  }

  private void named(ParserRuleContext tree, TerminalNode name, Expression defaultValue) {
    if (defaultValue == null && defaulted && !afterStar) {
      throw error(tree, "non-default argument follows default argument");
    }
    defaulted |= defaultValue != null;
    put(tree, afterStar ? Passing.KEYWORD : Passing.POSITIONAL, name, defaultValue);
  }

  private void star(ParserRuleContext tree, TerminalNode name) {
    if (afterStar) {
      throw error(tree, "* argument may appear only once");
    }
    afterStar = true;
    if (name != null) {
      put(tree, Passing.STAR, name, null);
    }
  }

  private void put(
      ParserRuleContext tree, Passing passing, TerminalNode name, Expression defaultValue) {
    String text = name.getText();
    if (parameters.stream().anyMatch(p -> p.name().equals(text))) {
      throw error(tree, "duplicate argument '" + text + "' in function definition");
    }
    parameters.add(new Parameter(passing, text, defaultValue));
  }

  private static SyntaxException error(ParserRuleContext tree, String message) {
    return new SyntaxException(
        message, tree.getStart().getLine(), tree.getStart().getCharPositionInLine());
  }
}
