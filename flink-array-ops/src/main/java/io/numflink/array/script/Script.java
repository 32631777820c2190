package io.numflink.array.script;

import io.numflink.array.expr.SourcePosition;
import io.numflink.array.script.syntax.SourceParser;
import io.numflink.array.script.syntax.Statement;
import io.numflink.array.script.syntax.SyntaxException;
import java.util.List;

/** A script that has been parsed. It can be run any number of times: see {@link ScriptRun}. */
public final class Script {
  private final String fileName;
  private final SourcePosition[] lines;
  private final List<Statement> statements;

  private Script(String fileName, SourcePosition[] lines, List<Statement> statements) {
    this.fileName = fileName;
    this.lines = lines;
    this.statements = statements;
  }

  /**
   * Parses a script.
   *
   * @param fileName what tracebacks call it
   * @param source its text
   * @throws ScriptSyntaxException if it is not within the language
   */
  public static Script parse(String fileName, String source) {
    String text = source.startsWith("\uFEFF") ? source.substring(1) : source;
    String[] sourceLines = text.split("\r\n|\n|\r", -1);
    try {
      List<Statement> statements = SourceParser.parse(text);
      SourcePosition[] lines = new SourcePosition[sourceLines.length];
      for (int i = 0; i < lines.length; i++) {
        lines[i] = new SourcePosition(fileName, i + 1, sourceLines[i]);
      }
      return new Script(fileName, lines, statements);
    } catch (SyntaxException e) {
      throw new ScriptSyntaxException(fileName, sourceLines, e);
    }
  }

  public String fileName() {
    return fileName;
  }

  SourcePosition[] lines() {
    return lines.clone();
  }

  List<Statement> statements() {
    return statements;
  }
}
