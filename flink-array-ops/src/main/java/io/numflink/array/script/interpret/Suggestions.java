package io.numflink.array.script.interpret;

import java.util.List;

/** The name that was probably meant, by CPython's rule: the nearest one within a third of edits. */
final class Suggestions {
  private static final int MOVE = 2;
  private static final int CASE = 1;
  private static final int LONGEST = 40;

  private Suggestions() {}

  /** ". Did you mean: 'x'?", or nothing. */
  static String text(String wrong, List<String> candidates) {
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      if (candidate.isEmpty() || candidate.length() > LONGEST || candidate.equals(wrong)) {
        continue;
      }
      int limit = (wrong.length() + candidate.length() + 3) * MOVE / 6;
      int distance = distance(wrong, candidate);
      if (distance <= limit && distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best == null ? "" : ". Did you mean: '" + best + "'?";
  }

  /** The Levenshtein distance, a change of case counting half. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j * MOVE;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i * MOVE;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + cost(a.charAt(i - 1), b.charAt(j - 1));
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + MOVE);
      }
    }
    return row[b.length()];
  }

  private static int cost(char a, char b) {
    return a == b ? 0 : Character.toLowerCase(a) == Character.toLowerCase(b) ? CASE : MOVE;
  }
}
