package io.numflink.array.script.syntax;

import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/** Says what is wrong at a token in the words of Python, or what scripts may not use. */
final class SyntaxErrors extends BaseErrorListener {

  /** What Python allows at that word or sign and scripts may not use, with what to use instead. */
  private static final Map<String, String> UNSUPPORTED =
      Map.of(
          "class", "classes are not supported in NumFlink scripts: use functions, dicts and tuples",
          "with", "'with' is not supported in NumFlink scripts: np.load and np.save take paths",
          "async",
              "'async' is not supported in NumFlink scripts: arrays are evaluated in parallel anyway",
          "await",
              "'await' is not supported in NumFlink scripts: arrays are evaluated in parallel anyway",
          "yield",
              "'yield' is not supported in NumFlink scripts: return a list or use a generator expression",
          "@",
              "decorators are not supported in NumFlink scripts: call the decorating function instead",
          ":=", "':=' is not supported in NumFlink scripts: assign in a statement of its own",
          "match", "'match' is not supported in NumFlink scripts: use if and elif");

  /** Tokens with which an expression may begin or end. */
  private static final Set<Integer> OPERANDS =
      Set.of(ScriptParser.NAME, ScriptParser.INTEGER, ScriptParser.FLOAT, ScriptParser.STRING);

  private final IndentingTokens tokens;

  SyntaxErrors(IndentingTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public void syntaxError(
      Recognizer<?, ?> recognizer,
      Object offending,
      int line,
      int column,
      String message,
      RecognitionException cause) {
    if (recognizer instanceof ScriptParser parser) {
      throw error(parser, (Token) offending);
    }
    throw new SyntaxException("invalid syntax", line, column);
  }

  private SyntaxException error(ScriptParser parser, Token token) {
    TokenStream stream = parser.getTokenStream();
    Token before = token.getTokenIndex() > 0 ? stream.get(token.getTokenIndex() - 1) : null;
    String unsupported = unsupported(stream, token, before);
    if (unsupported != null) {
      return at(token, unsupported);
    }
    if (token.getType() == ScriptParser.INDENT) {
      return new SyntaxException(
          "IndentationError", "unexpected indent", token.getLine(), token.getCharPositionInLine());
    }
    if (before != null
        && before.getType() == ScriptParser.NEWLINE
        && parser.getContext() instanceof ScriptParser.BlockContext block) {
      return new SyntaxException(
          "IndentationError",
          "expected an indented block after " + owner(stream, block),
          token.getType() == Token.EOF ? before.getLine() : token.getLine(),
          token.getCharPositionInLine());
    }
    return at(token, words(parser, token, before));
  }

  private static SyntaxException at(Token token, String message) {
    return new SyntaxException(message, token.getLine(), token.getCharPositionInLine());
  }

  private static String unsupported(TokenStream stream, Token token, Token before) {
    String text = token.getText();
    if (token.getType() == ScriptParser.BYTES) {
      return "bytes are not supported in NumFlink scripts: use strings";
    }
    if (token.getType() == ScriptParser.IMAGINARY) {
      return "complex numbers are not supported in NumFlink scripts";
    }
    if (text.equals("*") && before != null && before.getText().equals("import")) {
      return "'import *' is not supported in NumFlink scripts: import the names that are used";
    }
    if (text.equals("@") && !startsLine(stream, token)) {
      return null;
    }
    if (before != null && before.getText().equals("match") && startsLine(stream, before)) {
      return UNSUPPORTED.get("match");
    }
    return UNSUPPORTED.get(text);
  }

  private static boolean startsLine(TokenStream stream, Token token) {
    if (token.getTokenIndex() == 0) {
      return true;
    }
    int before = stream.get(token.getTokenIndex() - 1).getType();
    return before == ScriptParser.NEWLINE
        || before == ScriptParser.INDENT
        || before == ScriptParser.DEDENT;
  }

  /** "'if' statement on line 3". */
  private static String owner(TokenStream stream, ScriptParser.BlockContext block) {
    int index = block.getStart().getTokenIndex();
    while (index > 0 && !startsLine(stream, stream.get(index))) {
      index--;
    }
    Token first = stream.get(index);
    String what =
        first.getText().equals("def")
            ? "function definition"
            : "'" + first.getText() + "' statement";
    return what + " on line " + first.getLine();
  }

  private String words(ScriptParser parser, Token token, Token before) {
    Token open = tokens.openBracket();
    if (open != null && token.getLine() > open.getLine()) {
      throw at(open, "'" + open.getText() + "' was never closed");
    }
    String text = token.getText();
    boolean expressionBegins = OPERANDS.contains(token.getType());
    boolean expressionEnded =
        before != null
            && (OPERANDS.contains(before.getType()) || Set.of(")", "]").contains(before.getText()));
    if (expressionBegins && before != null && before.getText().equals("print") && open == null) {
      return "Missing parentheses in call to 'print'. Did you mean print(...)?";
    }
    if (expressionBegins && expressionEnded && open != null) {
      return "invalid syntax. Perhaps you forgot a comma?";
    }
    if (token.getType() == ScriptParser.NEWLINE && expectsColon(parser.getContext())) {
      return "expected ':'";
    }
    if (text.equals("=") && open == null && expectsColon(parser.getContext())) {
      return "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
    }
    return "invalid syntax";
  }

  private static boolean expectsColon(ParserRuleContext context) {
    return context instanceof ScriptParser.BlockContext
        || context instanceof ScriptParser.IfContext
        || context instanceof ScriptParser.WhileContext
        || context instanceof ScriptParser.ForContext
        || context instanceof ScriptParser.DefContext;
  }
}
