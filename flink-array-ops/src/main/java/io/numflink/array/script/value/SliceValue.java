package io.numflink.array.script.value;

/**
 * A slice {@code start:stop:step}; what was left out is {@link None#NONE}.
 *
 * @param start the first place
 * @param stop the place before which the slice ends
 * @param step the distance between neighbours
 */
public record SliceValue(Object start, Object stop, Object step) {}
