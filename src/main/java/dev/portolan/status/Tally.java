package dev.portolan.status;

import dev.portolan.ledger.Refusal;
import dev.portolan.ledger.Verdict;
import java.util.ArrayList;
import java.util.List;

/** An allocation's verdicts, sorted by what became of them. */
record Tally(
    List<Verdict.Granted> granted,
    List<Verdict.Kept> kept,
    List<Verdict.Refused> refused,
    List<Verdict.Absent> absent) {

  static Tally of(List<Verdict> verdicts) {
    Tally tally =
        new Tally(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    verdicts.forEach(tally::add);
    return tally;
  }

  private void add(Verdict verdict) {
    switch (verdict) {
      case Verdict.Granted v -> granted.add(v);
      case Verdict.Kept v -> kept.add(v);
      case Verdict.Refused v -> refused.add(v);
      case Verdict.Absent v -> absent.add(v);
    }
  }

  /** How many ports are wanted in this environment. */
  int wanted() {
    return granted.size() + kept.size() + refused.size();
  }

  /** How many ports do not get what they ask for. */
  int losing() {
    return kept.size() + refused.size();
  }

  /** How many ports work, as declared or as before. */
  int working() {
    return granted.size() + kept.size();
  }

  /** How many ports lost a key to somebody. */
  long conflicted() {
    return refusals().stream().filter(r -> r.conflicts().findAny().isPresent()).count();
  }

  private List<Refusal> refusals() {
    List<Refusal> refusals = new ArrayList<>();
    kept.forEach(verdict -> refusals.add(verdict.refusal()));
    refused.forEach(verdict -> refusals.add(verdict.refusal()));
    return refusals;
  }

  String summary() {
    return granted.size() + "/" + wanted();
  }
}
