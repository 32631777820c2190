package io.numflink.array.script.syntax;

import io.numflink.array.script.syntax.ScriptParser.FileContext;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;

/** Source text to syntax tree. */
public final class SourceParser {
  private SourceParser() {}

  /**
   * The statements of a script.
   *
   * @throws SyntaxException if it is none
   */
  public static List<Statement> parse(String source) {
    return parse(
        source,
        parser -> {
          FileContext file = parser.file();
          List<Statement> statements = new StatementBuilder().all(file.statement());
          PlacesOfStatements.check(statements);
          return statements;
        });
  }

  /** The expression in the braces of an f-string that starts on that line. */
  static Expression expression(String source, int line) {
    try {
      // Inside parentheses line ends do not count.
      return parse(
          "(" + source + ")",
          parser -> new ExpressionBuilder(line - 1).of(parser.formatted().testList()));
    } catch (SyntaxException e) {
      throw new SyntaxException("f-string: " + e.getMessage(), line, 0);
    }
  }

  private static <T> T parse(String source, Function<ScriptParser, T> rule) {
    ScriptLexer lexer = new ScriptLexer(CharStreams.fromString(source));
    IndentingTokens tokens = new IndentingTokens(lexer);
    SyntaxErrors errors = new SyntaxErrors(tokens);
    lexer.removeErrorListeners();
    lexer.addErrorListener(errors);
    ScriptParser parser = new ScriptParser(new CommonTokenStream(tokens));
    parser.removeErrorListeners();
    parser.addErrorListener(errors);
    return rule.apply(parser);
  }
}
