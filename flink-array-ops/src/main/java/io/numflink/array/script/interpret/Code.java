package io.numflink.array.script.interpret;

/** An expression, ready to be evaluated. */
@FunctionalInterface
interface Code {
  Object run(Frame frame);
}
