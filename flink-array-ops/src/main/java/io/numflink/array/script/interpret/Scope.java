package io.numflink.array.script.interpret;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The variables of a function (or of the module, which has slots for its comprehensions only) while
 * its body is being compiled: which name is in which slot of its frames.
 */
final class Scope {

  /**
   * A variable in a slot.
   *
   * @param slot its place in the frame
   * @param cell whether the slot holds a {@link Cell}, since closures share the variable
   * @param free whether it belongs to an enclosing function
   */
  record Variable(int slot, boolean cell, boolean free) {}

  /** A cell to hand over when a closure is made: from a slot of the outer frame to one inside. */
  record Capture(int outer, int inner) {}

  private final Scope parent;
  private final Set<String> global;
  private final Set<String> mentionedInside;
  private final Map<String, Variable> variables = new HashMap<>();
  private final Deque<Map<String, Variable>> comprehensions = new ArrayDeque<>();
  private final List<Capture> captures = new ArrayList<>();
  private final List<Integer> ownCells = new ArrayList<>();
  private int size;

  private Scope(Scope parent, Set<String> global, Set<String> mentionedInside) {
    this.parent = parent;
    this.global = global;
    this.mentionedInside = mentionedInside;
  }

  static Scope module(NameCollector names) {
    return new Scope(null, Set.of(), names.mentionedInside);
  }

  /** The scope of a function: its parameters have the first slots, in order. */
  static Scope function(Scope parent, List<String> parameters, NameCollector names) {
    Scope scope = new Scope(parent, names.global, names.mentionedInside);
    parameters.forEach(scope::declare);
    for (String name : names.bound) {
      if (!names.global.contains(name) && !names.nonlocal.contains(name)) {
        scope.declare(name);
      }
    }
    return scope;
  }

  private void declare(String name) {
    if (!variables.containsKey(name)) {
      variables.put(name, newVariable(name));
    }
  }

  private Variable newVariable(String name) {
    boolean cell = mentionedInside.contains(name);
    if (cell) {
      ownCells.add(size);
    }
    return new Variable(size++, cell, false);
  }

  boolean isModule() {
    return parent == null;
  }

  /** How many slots a frame needs; final when the body is compiled. */
  int size() {
    return size;
  }

  List<Capture> captures() {
    return captures;
  }

  /** The slots that need a new cell in every frame. */
  List<Integer> ownCells() {
    return ownCells;
  }

  /** Opens the scope of a comprehension, whose names hide those outside. */
  void open(Set<String> names) {
    Map<String, Variable> own = new HashMap<>();
    names.forEach(name -> own.put(name, newVariable(name)));
    comprehensions.push(own);
  }

  void close() {
    comprehensions.pop();
  }

  /** The variable of that name; null if it is one of the module. */
  Variable find(String name) {
    for (Map<String, Variable> own : comprehensions) {
      if (own.containsKey(name)) {
        return own.get(name);
      }
    }
    Variable known = variables.get(name);
    if (known != null || parent == null || global.contains(name)) {
      return known;
    }
    Variable outer = parent.find(name);
    if (outer == null) {
      return null;
    }
    Variable captured = new Variable(size++, true, true);
    captures.add(new Capture(outer.slot(), captured.slot()));
    variables.put(name, captured);
    return captured;
  }
}
