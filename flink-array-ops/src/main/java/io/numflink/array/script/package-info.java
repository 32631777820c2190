/**
 * Scripts: {@link io.numflink.array.script.Script} is a parsed file, {@link
 * io.numflink.array.script.ScriptRun} runs one. The sub-packages are the syntax, the values, the
 * text formats, the interpreter and the {@code numpy} module; arrows point from the interpreter to
 * the others, and from all to the values.
 */
package io.numflink.array.script;
