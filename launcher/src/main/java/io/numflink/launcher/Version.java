package io.numflink.launcher;

import java.util.Objects;
import org.apache.flink.runtime.util.EnvironmentInformation;
import picocli.CommandLine.IVersionProvider;

/** Versions of NumFlink, of the Flink it runs on, and of the JVM. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String numflink = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "numflink " + Objects.requireNonNullElse(numflink, "(not packaged)"),
      "Flink " + EnvironmentInformation.getVersion(),
      "Java " + Runtime.version()
    };
  }
}
