package dev.portolan.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What laws ask of a settlement. */
final class Answers {

  private Answers() {}

  /** Every key that is held by a verdict, with those who hold it. */
  static Map<Key, List<Claim>> holders(Settlement settlement) {
    Map<Key, List<Claim>> holders = new TreeMap<>();
    for (Verdict verdict : settlement.verdicts().values()) {
      for (Key key : verdict.held()) {
        holders.computeIfAbsent(key, k -> new ArrayList<>()).add(verdict.claim());
      }
    }
    return holders;
  }

  static Stream<Claim> refused(Settlement settlement) {
    return settlement.verdicts().values().stream()
        .filter(Verdict.Refused.class::isInstance)
        .map(Verdict::claim);
  }

  /** What is registered only and needs no key leaves no trace by which it could be known again. */
  static boolean isRemembered(Verdict verdict) {
    return verdict.claim().wish().programmed() || !verdict.claim().keys().isEmpty();
  }

  static Stream<Objection.Conflict> conflicts(Verdict verdict) {
    return verdict.refused().stream().flatMap(Refusal::conflicts);
  }
}
