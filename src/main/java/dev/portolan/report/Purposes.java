package dev.portolan.report;

import dev.portolan.ledger.Numbers;
import dev.portolan.ledger.Range;
import dev.portolan.ledger.RangeRule;
import dev.portolan.ledger.ReservationVerdict;
import dev.portolan.ledger.ReservedRule;
import dev.portolan.ledger.Rules;
import dev.portolan.ledger.Scope;
import dev.portolan.report.PortMap.Band;
import dev.portolan.report.PortMap.Later;
import dev.portolan.report.PortMap.Row;
import dev.portolan.report.PortMap.Withheld;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What policies say that numbers are for, and what is left of them. */
final class Purposes {

  private final Rules rules;
  private final Map<String, TreeSet<Integer>> taken = new HashMap<>();

  Purposes(Rules rules, List<Row> rows, List<Later> later) {
    this.rules = rules;
    for (Row row : rows) {
      row.held().forEach(key -> take(row.namespace(), key.number()));
    }
    for (Later kept : later) {
      if (kept.state() != ReservationVerdict.State.Expired && kept.scope() != Scope.Node) {
        take(kept.namespace(), kept.port());
      }
    }
  }

  private void take(String namespace, int number) {
    taken.computeIfAbsent(namespace, n -> new TreeSet<>()).add(number);
  }

  List<Withheld> withheld() {
    return rules.byNamespace().entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().stream()
                    .filter(ReservedRule.class::isInstance)
                    .map(rule -> withheld((ReservedRule) rule, entry.getKey())))
        .distinct()
        .toList();
  }

  private static Withheld withheld(ReservedRule rule, String namespace) {
    return new Withheld(
        rule.scope(),
        rule.scope() == Scope.Namespace ? Optional.of(namespace) : Optional.empty(),
        rule.port(),
        rule.protocol(),
        rule.service().map(service -> rule.namespace().map(n -> n + "/").orElse("") + service),
        rule.reason(),
        rule.policy());
  }

  List<Band> bands() {
    List<Band> bands = new ArrayList<>();
    rules
        .byNamespace()
        .forEach(
            (namespace, all) ->
                all.stream()
                    .filter(RangeRule.class::isInstance)
                    .map(RangeRule.class::cast)
                    .forEach(
                        rule ->
                            rule.ranges()
                                .forEach(range -> bands.add(band(namespace, range, rule)))));
    return bands;
  }

  private Band band(String namespace, Range range, RangeRule rule) {
    TreeSet<Integer> here = taken.getOrDefault(namespace, new TreeSet<>());
    Numbers numbers = range.numbers();
    return new Band(
        namespace,
        range.name(),
        numbers,
        range.categories(),
        range.allowed(),
        range.policy(),
        here.subSet(numbers.from(), true, numbers.to(), true).size(),
        untaken(range, rule, here));
  }

  private static List<Numbers> untaken(Range range, RangeRule rule, Set<Integer> taken) {
    List<Numbers> narrower =
        rule.ranges().stream()
            .map(Range::numbers)
            .filter(other -> other.width() < range.numbers().width())
            .filter(other -> other.overlaps(range.numbers()))
            .toList();
    List<Numbers> spans = new ArrayList<>();
    int from = range.numbers().from();
    for (int number = from; number <= range.numbers().to() + 1; number++) {
      int asked = number;
      if (number > range.numbers().to()
          || taken.contains(number)
          || narrower.stream().anyMatch(other -> other.covers(asked))) {
        if (from < number) {
          spans.add(new Numbers(from, number - 1));
        }
        from = number + 1;
      }
    }
    return spans;
  }
}
