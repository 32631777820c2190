package io.numflink.array.script;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A stream that flushes another one before it writes, so that both show in order; UTF-8. */
final class After extends PrintStream {

  After(PrintStream first, PrintStream second) {
    super(
        new OutputStream() {
          @Override
          public void write(int b) {
            first.flush();
            second.write(b);
          }

          @Override
          public void write(byte[] bytes, int from, int count) {
            first.flush();
            second.write(bytes, from, count);
          }

          @Override
          public void flush() {
            second.flush();
          }
        },
        true,
        StandardCharsets.UTF_8);
  }
}
