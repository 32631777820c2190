package io.numflink.array.script.interpret;

/** A variable that several functions share, or one of the module; null until it is bound. */
final class Cell {
  Object value;
}
