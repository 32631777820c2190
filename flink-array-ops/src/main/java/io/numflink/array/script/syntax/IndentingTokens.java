package io.numflink.array.script.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenFactory;
import org.antlr.v4.runtime.TokenSource;

/**
 * The tokens of a script with its lines and indentation: NEWLINE ends a logical line, INDENT and
 * DEDENT bracket a block. Blank lines, and line ends inside brackets, give no tokens.
 */
final class IndentingTokens implements TokenSource {
  private final ScriptLexer lexer;
  private final Deque<Token> ready = new ArrayDeque<>();
  private final Deque<Integer> indents = new ArrayDeque<>();
  private final Deque<Token> brackets = new ArrayDeque<>();
  private boolean lineOpen;
  private boolean started;

  IndentingTokens(ScriptLexer lexer) {
    this.lexer = lexer;
    indents.push(0);
  }

  /** The innermost bracket that is open; null if none is. */
  Token openBracket() {
    return brackets.peek();
  }

  @Override
  public Token nextToken() {
    while (ready.isEmpty()) {
      read(lexer.nextToken());
    }
    return ready.poll();
  }

  private void read(Token token) {
    if (!started) {
      started = true;
      if (token.getType() != ScriptLexer.NEWLINE && token.getCharPositionInLine() > 0) {
        throw new SyntaxException(
            "IndentationError",
            "unexpected indent",
            token.getLine(),
            token.getCharPositionInLine());
      }
    }
    switch (token.getType()) {
      case Token.EOF -> end(token);
      case ScriptLexer.NEWLINE -> newline(token);
      case ScriptLexer.UNTERMINATED -> throw unterminated(token, "unterminated string literal");
      case ScriptLexer.UNTERMINATED_TRIPLE ->
          throw unterminated(token, "unterminated triple-quoted string literal");
      default -> {
        bracket(token);
        lineOpen = true;
        ready.add(token);
      }
    }
  }

  private static SyntaxException unterminated(Token token, String what) {
    int last = token.getLine() + (int) token.getText().chars().filter(c -> c == '\n').count();
    if (token.getText().endsWith("\n") || token.getText().endsWith("\n<EOF>")) {
      last--;
    }
    return new SyntaxException(
        what + " (detected at line " + last + ")", token.getLine(), token.getCharPositionInLine());
  }

  private void bracket(Token token) {
    String text = token.getText();
    if (text.length() != 1) {
      return;
    }
    if ("([{".contains(text)) {
      brackets.push(token);
    } else if (")]}".contains(text)) {
      if (brackets.isEmpty()) {
        throw at(token, "unmatched '" + text + "'");
      }
      Token open = brackets.pop();
      if ("([{".indexOf(open.getText()) != ")]}".indexOf(text)) {
        String line = open.getLine() == token.getLine() ? "" : " on line " + open.getLine();
        throw at(
            token,
            "closing parenthesis '%s' does not match opening parenthesis '%s'%s"
                .formatted(text, open.getText(), line));
      }
    }
  }

  private static SyntaxException at(Token token, String message) {
    return new SyntaxException(message, token.getLine(), token.getCharPositionInLine());
  }

  private void newline(Token token) {
    int next = lexer.getInputStream().LA(1);
    boolean blank = next == '\n' || next == '\r' || next == '#' || next == Token.EOF;
    if (!brackets.isEmpty() || (blank && !lineOpen)) {
      return;
    }
    if (lineOpen) {
      ready.add(token);
      lineOpen = false;
    }
    if (!blank) {
      indent(token, width(token.getText()));
    }
  }

  /** The column that the blanks after a line end lead to; a tab to the next multiple of 8. */
  private static int width(String newline) {
    int width = 0;
    for (char c : newline.toCharArray()) {
      width = c == '\t' ? width / 8 * 8 + 8 : c == ' ' ? width + 1 : 0;
    }
    return width;
  }

  private void indent(Token token, int width) {
    if (width > indents.peek()) {
      indents.push(width);
      ready.add(made(ScriptParser.INDENT, token, token.getLine() + 1, width));
      return;
    }
    while (width < indents.peek()) {
      indents.pop();
      if (width > indents.peek()) {
        throw new SyntaxException(
            "IndentationError",
            "unindent does not match any outer indentation level",
            token.getLine() + 1,
            width);
      }
      ready.add(made(ScriptParser.DEDENT, token, token.getLine() + 1, width));
    }
  }

  private void end(Token eof) {
    if (!brackets.isEmpty()) {
      Token open = brackets.peek();
      throw at(open, "'" + open.getText() + "' was never closed");
    }
    if (lineOpen) {
      ready.add(made(ScriptParser.NEWLINE, eof, eof.getLine(), eof.getCharPositionInLine()));
      lineOpen = false;
    }
    while (indents.peek() > 0) {
      indents.pop();
      ready.add(made(ScriptParser.DEDENT, eof, eof.getLine(), 0));
    }
    ready.add(eof);
  }

  private static Token made(int type, Token at, int line, int column) {
    CommonToken token = new CommonToken(at);
    token.setType(type);
    token.setText(type == ScriptParser.NEWLINE ? "\n" : "");
    token.setLine(line);
    token.setCharPositionInLine(column);
    return token;
  }

  @Override
  public int getLine() {
    return lexer.getLine();
  }

  @Override
  public int getCharPositionInLine() {
    return lexer.getCharPositionInLine();
  }

  @Override
  public CharStream getInputStream() {
    return lexer.getInputStream();
  }

  @Override
  public String getSourceName() {
    return lexer.getSourceName();
  }

  @Override
  public void setTokenFactory(TokenFactory<?> factory) {
    lexer.setTokenFactory(factory);
  }

  @Override
  public TokenFactory<?> getTokenFactory() {
    return ((Lexer) lexer).getTokenFactory();
  }
}
