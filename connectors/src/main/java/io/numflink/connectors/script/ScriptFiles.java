package io.numflink.connectors.script;

import io.numflink.array.expr.Expr;
import io.numflink.array.script.numpy.ArrayFiles;
import io.numflink.connectors.StoredArrays;
import io.numflink.connectors.text.TextFormat.Dialect;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads {@code .npy}, {@code .npz} and delimited text for scripts. */
public final class ScriptFiles implements ArrayFiles {

  /** Names the function of NumPy that was called: {@code loadtxt} or {@code genfromtxt}. */
  public static final String FUNCTION = "function";

  private static final Set<String> ONLY_GENFROMTXT =
      Set.of("skip_header", "skip_footer", "missing_values", "filling_values", "names");

  @Override
  public boolean knows(String path) {
    return StoredArrays.knows(path);
  }

  @Override
  public Map<String, Expr> load(String path, Map<String, Object> options) {
    return StoredArrays.load(path);
  }

  @Override
  public boolean knowsText() {
    return true;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The option {@value #FUNCTION} tells the two functions apart; without it, an argument that
   * only genfromtxt has does.
   */
  @Override
  public Expr loadText(String path, Map<String, Object> options) {
    Map<String, Object> arguments = new LinkedHashMap<>(options);
    Object function = arguments.remove(FUNCTION);
    boolean lenient =
        function == null
            ? !Collections.disjoint(arguments.keySet(), ONLY_GENFROMTXT)
            : function.equals("genfromtxt");
    return StoredArrays.loadText(path, lenient ? Dialect.GENFROMTXT : Dialect.LOADTXT, arguments);
  }
}
