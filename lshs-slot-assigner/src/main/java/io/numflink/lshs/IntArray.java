package io.numflink.lshs;

import java.util.Arrays;

/** A growing array of ints: plans have millions of entries, too many to box. */
final class IntArray {
  private int[] values;
  private int size;

  IntArray(int capacity) {
    values = new int[Math.max(8, capacity)];
  }

  int size() {
    return size;
  }

  int get(int i) {
    return values[i];
  }

  void set(int i, int value) {
    values[i] = value;
  }

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  int removeLast() {
    return values[--size];
  }

  void clear() {
    size = 0;
  }

  int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
