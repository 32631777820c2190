package io.numflink.job;

import io.numflink.lshs.Placement;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a placement policy. */
final class PlacementConverter implements ITypeConverter<Placement> {
  @Override
  public Placement convert(String text) {
    try {
      return Placement.named(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
