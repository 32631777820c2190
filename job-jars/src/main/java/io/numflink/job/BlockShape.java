package io.numflink.job;

import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The shape that the blocks of an array are to have.
 *
 * @param name the variable that the script binds the array to
 */
record BlockShape(String name, List<Integer> extents) {

  /** Reads {@code NAME=RxC}. */
  static final class Converter implements ITypeConverter<BlockShape> {
    @Override
    public BlockShape convert(String text) {
      int equals = text.indexOf('=');
      List<Integer> extents = equals < 1 ? null : Extents.parse(text.substring(equals + 1));
      if (extents == null) {
        throw new TypeConversionException(
            "'%s' names no block shape: write e.g. X=1000x200".formatted(text));
      }
      return new BlockShape(text.substring(0, equals), extents);
    }
  }
}
