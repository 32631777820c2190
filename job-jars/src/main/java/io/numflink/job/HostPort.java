package io.numflink.job;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where a cluster's REST interface is. */
public record HostPort(String host, int port) {
  private static final Pattern SYNTAX =
      Pattern.compile("(?:http://)?(\\[[^\\]]+\\]|[^:/\\[\\]]+):(\\d{1,5})/?");
  private static final int LAST_PORT = 65535;

  @Override
  public String toString() {
    return host + ":" + port;
  }

  /** Reads {@code HOST:PORT}. */
  public static final class Converter implements ITypeConverter<HostPort> {
    @Override
    public HostPort convert(String text) {
      Matcher matcher = SYNTAX.matcher(text);
      if (matcher.matches()) {
        int port = Integer.parseInt(matcher.group(2));
        if (port >= 1 && port <= LAST_PORT) {
          return new HostPort(matcher.group(1), port);
        }
      }
      throw new TypeConversionException(
          "'%s' is not the REST address of a cluster: write e.g. localhost:8081".formatted(text));
    }
  }
}
