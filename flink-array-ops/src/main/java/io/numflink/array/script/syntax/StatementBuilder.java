package io.numflink.array.script.syntax;

import io.numflink.array.script.syntax.Statement.Handler;
import io.numflink.array.script.syntax.Statement.ImportedName;
import io.numflink.array.script.value.BinaryOperator;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Parse trees of statements to syntax trees; a tree may stand for several statements. */
final class StatementBuilder extends ScriptBaseVisitor<List<Statement>> {
  private static final String NO_TARGET =
      "cannot assign to %s here. Maybe you meant '==' instead of '='?";

  private final ExpressionBuilder expressions = new ExpressionBuilder(0);

  List<Statement> all(List<? extends ParseTree> trees) {
    List<Statement> statements = new ArrayList<>();
    trees.forEach(tree -> statements.addAll(visit(tree)));
    return statements;
  }

  private Expression expression(ParseTree tree) {
    return expressions.of(tree);
  }

  private static int line(ParserRuleContext tree) {
    return tree.getStart().getLine();
  }

  @Override
  public List<Statement> visitStatement(ScriptParser.StatementContext tree) {
    return visit(tree.getChild(0));
  }

  @Override
  public List<Statement> visitSimpleStatements(ScriptParser.SimpleStatementsContext tree) {
    return all(tree.simpleStatement());
  }

  private List<Statement> block(ScriptParser.BlockContext tree) {
    if (tree == null) {
      return List.of();
    }
    return tree.simpleStatements() != null ? visit(tree.simpleStatements()) : all(tree.statement());
  }

  // ---- simple statements

  @Override
  public List<Statement> visitExpressionOrAssignment(
      ScriptParser.ExpressionOrAssignmentContext tree) {
    int line = line(tree);
    Expression first = expression(tree.testList(0));
    if (tree.augmented() != null) {
      if (!(first instanceof Expression.Name
          || first instanceof Expression.Attribute
          || first instanceof Expression.Subscript)) {
        throw new SyntaxException(
            "'" + Targets.kind(first) + "' is an illegal expression for augmented assignment",
            line,
            0);
      }
      String sign = tree.augmented().getText();
      BinaryOperator operator = BinaryOperator.of(sign.substring(0, sign.length() - 1));
      return List.of(
          new Statement.AugmentedAssign(line, first, operator, expression(tree.assigned)));
    }
    if (tree.test() != null) {
      return tree.assigned == null
          ? List.of()
          : List.of(
              new Statement.Assign(
                  line,
                  List.of(Targets.check(first, "illegal target for annotation")),
                  expression(tree.assigned)));
    }
    if (tree.testList().size() == 1) {
      return List.of(new Statement.ExpressionStatement(line, first));
    }
    List<Expression> targets = new ArrayList<>();
    for (int i = 0; i < tree.testList().size() - 1; i++) {
      Expression target = i == 0 ? first : expression(tree.testList(i));
      boolean keyword =
          target instanceof Expression.Constant constant
              && !(constant.value() instanceof Number || constant.value() instanceof String);
      targets.add(Targets.check(target, keyword ? "cannot assign to %s" : NO_TARGET));
    }
    Expression value = expression(tree.testList(tree.testList().size() - 1));
    return List.of(new Statement.Assign(line, targets, value));
  }

  @Override
  public List<Statement> visitPass(ScriptParser.PassContext tree) {
    return List.of(new Statement.Pass(line(tree)));
  }

  @Override
  public List<Statement> visitBreak(ScriptParser.BreakContext tree) {
    return List.of(new Statement.Break(line(tree)));
  }

  @Override
  public List<Statement> visitContinue(ScriptParser.ContinueContext tree) {
    return List.of(new Statement.Continue(line(tree)));
  }

  @Override
  public List<Statement> visitReturn(ScriptParser.ReturnContext tree) {
    return List.of(new Statement.Return(line(tree), expression(tree.testList())));
  }

  @Override
  public List<Statement> visitRaise(ScriptParser.RaiseContext tree) {
    return List.of(new Statement.Raise(line(tree), expression(tree.test(0))));
  }

  @Override
  public List<Statement> visitGlobal(ScriptParser.GlobalContext tree) {
    return List.of(new Statement.Global(line(tree), names(tree.NAME())));
  }

  @Override
  public List<Statement> visitNonlocal(ScriptParser.NonlocalContext tree) {
    return List.of(new Statement.Nonlocal(line(tree), names(tree.NAME())));
  }

  private static List<String> names(List<TerminalNode> nodes) {
    return nodes.stream().map(TerminalNode::getText).toList();
  }

  @Override
  public List<Statement> visitDelete(ScriptParser.DeleteContext tree) {
    List<Expression> targets = new ArrayList<>();
    tree.primary().forEach(t -> targets.add(Targets.check(expression(t), "cannot delete %s")));
    return List.of(new Statement.Delete(line(tree), targets));
  }

  @Override
  public List<Statement> visitAssert(ScriptParser.AssertContext tree) {
    return List.of(
        new Statement.Assert(line(tree), expression(tree.test(0)), expression(tree.test(1))));
  }

  @Override
  public List<Statement> visitImportModules(ScriptParser.ImportModulesContext tree) {
    List<Statement> imports = new ArrayList<>();
    for (ScriptParser.ModuleContext module : tree.module()) {
      String alias = module.NAME() == null ? null : module.NAME().getText();
      imports.add(new Statement.Import(line(tree), module.dottedName().getText(), alias));
    }
    return imports;
  }

  @Override
  public List<Statement> visitFromImport(ScriptParser.FromImportContext tree) {
    List<ImportedName> names = new ArrayList<>();
    for (ScriptParser.ImportedNameContext name : tree.imported().importedName()) {
      List<TerminalNode> words = name.NAME();
      names.add(new ImportedName(words.get(0).getText(), words.get(words.size() - 1).getText()));
    }
    return List.of(new Statement.FromImport(line(tree), tree.dottedName().getText(), names));
  }

  // ---- compound statements

  @Override
  public List<Statement> visitIf(ScriptParser.IfContext tree) {
    int tests = tree.test().size();
    List<Statement> orelse = tree.block().size() > tests ? block(tree.block(tests)) : List.of();
    for (int i = tests - 1; i >= 0; i--) {
      Expression condition = expression(tree.test(i));
      int line = i == 0 ? line(tree) : condition.line();
      orelse = List.of(new Statement.If(line, condition, block(tree.block(i)), orelse));
    }
    return orelse;
  }

  @Override
  public List<Statement> visitWhile(ScriptParser.WhileContext tree) {
    return List.of(
        new Statement.While(
            line(tree), expression(tree.test()), block(tree.block(0)), block(tree.block(1))));
  }

  @Override
  public List<Statement> visitFor(ScriptParser.ForContext tree) {
    return List.of(
        new Statement.For(
            line(tree),
            expression(tree.targets()),
            expression(tree.testList()),
            block(tree.block(0)),
            block(tree.block(1))));
  }

  @Override
  public List<Statement> visitDef(ScriptParser.DefContext tree) {
    return List.of(
        new Statement.Def(
            line(tree),
            tree.NAME().getText(),
            expressions.parameters(tree.parameters()),
            block(tree.block())));
  }

  @Override
  public List<Statement> visitTry(ScriptParser.TryContext tree) {
    List<Handler> handlers = new ArrayList<>();
    for (ScriptParser.HandlerContext handler : tree.handler()) {
      handlers.add(
          new Handler(
              line(handler),
              expression(handler.test()),
              handler.NAME() == null ? null : handler.NAME().getText(),
              block(handler.block())));
    }
    return List.of(
        new Statement.Try(
            line(tree),
            block(tree.block(0)),
            handlers,
            block(tree.elseBlock),
            block(tree.finallyBlock)));
  }
}
