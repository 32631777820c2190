package io.numflink.array.script.syntax;

import io.numflink.array.script.syntax.Expression.Argument;
import io.numflink.array.script.syntax.Expression.Clause;
import io.numflink.array.script.syntax.Expression.Collection;
import io.numflink.array.script.syntax.Expression.Constant;
import io.numflink.array.script.syntax.Expression.Display;
import io.numflink.array.script.syntax.Expression.Parameter;
import io.numflink.array.script.syntax.Expression.Passing;
import io.numflink.array.script.value.BinaryOperator;
import io.numflink.array.script.value.EllipsisValue;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.ScriptValues;
import io.numflink.array.script.value.UnaryOperator;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;

/** Parse trees of expressions to syntax trees. */
final class ExpressionBuilder extends ScriptBaseVisitor<Expression> {
  private final int lineOffset;

  /**
   * @param lineOffset the lines before the text that was parsed
   */
  ExpressionBuilder(int lineOffset) {
    this.lineOffset = lineOffset;
  }

  Expression of(ParseTree tree) {
    return tree == null ? null : visit(tree);
  }

  private int line(ParserRuleContext tree) {
    return tree.getStart().getLine() + lineOffset;
  }

  private List<Expression> all(List<? extends ParseTree> trees) {
    return trees.stream().map(this::visit).collect(Collectors.toList());
  }

  // ---- lists and targets

  @Override
  public Expression visitTestList(ScriptParser.TestListContext tree) {
    return list(line(tree), all(tree.element()), tree.comma != null);
  }

  private Expression list(int line, List<Expression> items, boolean comma) {
    if (items.size() > 1 || comma) {
      return new Display(line, Collection.TUPLE, items);
    }
    if (items.get(0) instanceof Expression.Starred) {
      throw new SyntaxException("can't use starred expression here", line, 0);
    }
    return items.get(0);
  }

  @Override
  public Expression visitElement(ScriptParser.ElementContext tree) {
    return tree.test() != null
        ? visit(tree.test())
        : new Expression.Starred(line(tree), visit(tree.expression()));
  }

  @Override
  public Expression visitTargets(ScriptParser.TargetsContext tree) {
    Expression targets = list(line(tree), all(tree.target()), tree.comma != null);
    return Targets.check(targets, "cannot assign to %s");
  }

  @Override
  public Expression visitTarget(ScriptParser.TargetContext tree) {
    Expression target = visit(tree.primary());
    return tree.getChildCount() == 1 ? target : new Expression.Starred(line(tree), target);
  }

  // ---- operators

  @Override
  public Expression visitConditional(ScriptParser.ConditionalContext tree) {
    Expression then = visit(tree.expression(0));
    return tree.test() == null
        ? then
        : new Expression.Conditional(
            line(tree), visit(tree.expression(1)), then, visit(tree.test()));
  }

  @Override
  public Expression visitBinary(ScriptParser.BinaryContext tree) {
    return new Expression.Binary(
        line(tree), BinaryOperator.of(tree.op.getText()), visit(tree.left), visit(tree.right));
  }

  @Override
  public Expression visitUnary(ScriptParser.UnaryContext tree) {
    UnaryOperator operator =
        switch (tree.op.getText()) {
          case "+" -> UnaryOperator.PLUS;
          case "-" -> UnaryOperator.MINUS;
          default -> UnaryOperator.INVERT;
        };
    return new Expression.Unary(line(tree), operator, visit(tree.expression()));
  }

  @Override
  public Expression visitNot(ScriptParser.NotContext tree) {
    return new Expression.Not(line(tree), visit(tree.expression()));
  }

  @Override
  public Expression visitLogical(ScriptParser.LogicalContext tree) {
    return new Expression.Logical(
        line(tree), tree.op.getText().equals("and"), visit(tree.left), visit(tree.right));
  }

  @Override
  public Expression visitCompare(ScriptParser.CompareContext tree) {
    List<String> operators = new ArrayList<>();
    List<Expression> rest = new ArrayList<>();
    ParserRuleContext left = tree;
    while (left instanceof ScriptParser.CompareContext compare) {
      operators.add(
          0,
          compare.comparison().children.stream()
              .map(ParseTree::getText)
              .collect(Collectors.joining(" ")));
      rest.add(0, visit(compare.right));
      left = compare.left;
    }
    return new Expression.Compare(line(tree), visit(left), operators, rest);
  }

  // ---- primaries

  @Override
  public Expression visitAttribute(ScriptParser.AttributeContext tree) {
    return new Expression.Attribute(line(tree), visit(tree.primary()), tree.NAME().getText());
  }

  @Override
  public Expression visitCall(ScriptParser.CallContext tree) {
    List<Argument> arguments = new ArrayList<>();
    if (tree.arguments() != null) {
      boolean named = false;
      for (ScriptParser.ArgumentContext argument : tree.arguments().argument()) {
        Argument built = argument(argument);
        if (named && built.passing() == Passing.POSITIONAL) {
          throw at(argument, "positional argument follows keyword argument");
        }
        named |= built.passing() == Passing.KEYWORD;
        if (built.passing() == Passing.KEYWORD
            && arguments.stream().anyMatch(a -> built.name().equals(a.name()))) {
          throw at(argument, "keyword argument repeated: " + built.name());
        }
        arguments.add(built);
      }
    }
    return new Expression.Call(line(tree), visit(tree.primary()), arguments);
  }

  private SyntaxException at(ParserRuleContext tree, String message) {
    return new SyntaxException(message, line(tree), tree.getStart().getCharPositionInLine());
  }

  private Argument argument(ScriptParser.ArgumentContext tree) {
    if (tree instanceof ScriptParser.KeywordArgumentContext keyword) {
      return new Argument(Passing.KEYWORD, keyword.NAME().getText(), visit(keyword.test()));
    }
    if (tree instanceof ScriptParser.StarArgumentContext star) {
      return new Argument(Passing.STAR, null, visit(star.test()));
    }
    if (tree instanceof ScriptParser.DoubleStarArgumentContext star) {
      return new Argument(Passing.DOUBLE_STAR, null, visit(star.test()));
    }
    ScriptParser.PlainArgumentContext plain = (ScriptParser.PlainArgumentContext) tree;
    Expression value = visit(plain.test());
    return new Argument(
        Passing.POSITIONAL,
        null,
        plain.comprehensionFor().isEmpty()
            ? value
            : comprehension(plain, Collection.GENERATOR, value, null, plain.comprehensionFor()));
  }

  @Override
  public Expression visitSubscription(ScriptParser.SubscriptionContext tree) {
    ScriptParser.SubscriptsContext subscripts = tree.subscripts();
    List<Expression> items = all(subscripts.subscript());
    Expression index =
        items.size() == 1 && subscripts.comma == null
            ? items.get(0)
            : new Display(line(subscripts), Collection.TUPLE, items);
    return new Expression.Subscript(line(tree), visit(tree.primary()), index);
  }

  @Override
  public Expression visitSubscript(ScriptParser.SubscriptContext tree) {
    return tree.colon == null
        ? visit(tree.start)
        : new Expression.Slice(line(tree), of(tree.start), of(tree.stop), of(tree.step));
  }

  // ---- displays and comprehensions

  @Override
  public Expression visitParenthesised(ScriptParser.ParenthesisedContext tree) {
    ScriptParser.ContentsContext contents = tree.contents();
    if (contents == null) {
      return new Display(line(tree), Collection.TUPLE, List.of());
    }
    return contents.comprehensionFor().isEmpty()
        ? list(line(tree), all(contents.element()), contents.comma != null)
        : contents(tree, Collection.GENERATOR, contents);
  }

  @Override
  public Expression visitList(ScriptParser.ListContext tree) {
    return contents(tree, Collection.LIST, tree.contents());
  }

  @Override
  public Expression visitSet(ScriptParser.SetContext tree) {
    return contents(tree, Collection.SET, tree.contents());
  }

  private Expression contents(
      ParserRuleContext tree, Collection kind, ScriptParser.ContentsContext contents) {
    List<Expression> items = contents == null ? List.of() : all(contents.element());
    return contents == null || contents.comprehensionFor().isEmpty()
        ? new Display(line(tree), kind, items)
        : comprehension(tree, kind, items.get(0), null, contents.comprehensionFor());
  }

  @Override
  public Expression visitEmptyDict(ScriptParser.EmptyDictContext tree) {
    return new Expression.DictDisplay(line(tree), List.of(), List.of());
  }

  @Override
  public Expression visitDict(ScriptParser.DictContext tree) {
    List<Expression> keys = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    for (ScriptParser.DictEntryContext entry : tree.dictEntry()) {
      boolean pair = entry.test().size() == 2;
      keys.add(pair ? visit(entry.test(0)) : null);
      values.add(visit(pair ? entry.test(1) : entry.expression()));
    }
    return new Expression.DictDisplay(line(tree), keys, values);
  }

  @Override
  public Expression visitDictComprehension(ScriptParser.DictComprehensionContext tree) {
    return comprehension(
        tree, Collection.DICT, visit(tree.key), visit(tree.value), tree.comprehensionFor());
  }

  private Expression comprehension(
      ParserRuleContext tree,
      Collection kind,
      Expression element,
      Expression value,
      List<ScriptParser.ComprehensionForContext> loops) {
    List<Clause> clauses = new ArrayList<>();
    for (ScriptParser.ComprehensionForContext loop : loops) {
      List<Expression> conditions = new ArrayList<>();
      loop.comprehensionIf().forEach(condition -> conditions.add(visit(condition.expression())));
      clauses.add(new Clause(visit(loop.targets()), visit(loop.expression()), conditions));
    }
    return new Expression.Comprehension(line(tree), kind, element, value, clauses);
  }

  // ---- functions

  @Override
  public Expression visitLambda(ScriptParser.LambdaContext tree) {
    Parameters parameters = new Parameters(this);
    if (tree.lambdaParameters() != null) {
      tree.lambdaParameters().lambdaParameter().forEach(parameters::add);
    }
    return new Expression.Lambda(line(tree), parameters.all(), visit(tree.test()));
  }

  List<Parameter> parameters(ScriptParser.ParametersContext tree) {
    Parameters parameters = new Parameters(this);
    if (tree != null) {
      tree.parameter().forEach(parameters::add);
    }
    return parameters.all();
  }

  // ---- atoms

  @Override
  public Expression visitName(ScriptParser.NameContext tree) {
    return new Expression.Name(line(tree), tree.getText());
  }

  @Override
  public Expression visitInteger(ScriptParser.IntegerContext tree) {
    String digits = tree.getText().replace("_", "");
    int radix =
        digits.length() < 2
            ? 10
            : switch (digits.charAt(1)) {
              case 'x', 'X' -> 16;
              case 'o', 'O' -> 8;
              case 'b', 'B' -> 2;
              default -> 10;
            };
    BigInteger value = new BigInteger(radix == 10 ? digits : digits.substring(2), radix);
    return new Constant(line(tree), ScriptValues.integer(value));
  }

  @Override
  public Expression visitFloat(ScriptParser.FloatContext tree) {
    return new Constant(line(tree), Double.valueOf(tree.getText().replace("_", "")));
  }

  @Override
  public Expression visitStrings(ScriptParser.StringsContext tree) {
    List<Token> tokens = new ArrayList<>();
    tree.STRING().forEach(node -> tokens.add(node.getSymbol()));
    return StringLiterals.of(line(tree), tokens);
  }

  @Override
  public Expression visitEllipsis(ScriptParser.EllipsisContext tree) {
    return new Constant(line(tree), EllipsisValue.ELLIPSIS);
  }

  @Override
  public Expression visitNone(ScriptParser.NoneContext tree) {
    return new Constant(line(tree), None.NONE);
  }

  @Override
  public Expression visitTrue(ScriptParser.TrueContext tree) {
    return new Constant(line(tree), true);
  }

  @Override
  public Expression visitFalse(ScriptParser.FalseContext tree) {
    return new Constant(line(tree), false);
  }
}
