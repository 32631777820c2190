package io.numflink.array.script.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A module made of a table of names. */
public final class ModuleValue implements ScriptObject {
  private final String name;
  private final Map<String, Object> members;

  public ModuleValue(String name, Map<String, ?> members) {
    this.name = name;
    this.members = new LinkedHashMap<>(members);
  }

  public String name() {
    return name;
  }

  @Override
  public List<String> attributeNames() {
    return List.copyOf(members.keySet());
  }

  @Override
  public String typeName() {
    return "module";
  }

  @Override
  public Object attribute(String attribute) {
    return attribute.equals("__name__") ? name : members.get(attribute);
  }

  @Override
  public String repr() {
    return "<module '" + name + "'>";
  }
}
