package io.numflink.array.script.interpret;

/** A statement, ready to be executed. */
@FunctionalInterface
interface Action {

  /** How control goes on afterwards. */
  enum Signal {
    NEXT,
    BREAK,
    CONTINUE,
    /** The value returned is in the frame. */
    RETURN
  }

  Signal run(Frame frame);
}
