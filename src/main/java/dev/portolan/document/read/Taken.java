package dev.portolan.document.read;

import dev.portolan.document.fact.Facts;
import dev.portolan.document.fact.Numbers;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.fact.Statement;
import dev.portolan.document.markdown.Text;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The numbers of each line that something was made of. */
final class Taken {

  private static final Pattern DIGITS = Pattern.compile("\\D+");

  private final Map<Integer, Set<Integer>> numbers = new HashMap<>();
  private final Set<Integer> whole = new HashSet<>();
  private final Set<Integer> listed = new HashSet<>();
  private final Set<Integer> known = new HashSet<>();

  Taken(Reading reading) {
    reading.rows().forEach(this::row);
    reading.ranges().forEach(r -> take(r.line(), List.of(r.from(), r.to()), r.purpose()));
    reading.reservations().forEach(r -> take(r.line(), List.of(r.port()), r.reason()));
    reading.restrictions().forEach(r -> whole.add(r.line()));
    reading.conditions().forEach(c -> whole.add(c.line()));
    reading.flows().forEach(f -> whole.add(f.line()));
    reading.health().forEach(h -> whole.add(h.line()));
    reading.firewall().forEach(f -> whole.add(f.line()));
    reading.resolutions().forEach(r -> whole.add(r.line()));
    reading.riskLists().forEach(list -> known.addAll(list.ports()));
    reading.advice().forEach(this::advice);
    reading.addresses().forEach(a -> take(a.spot().line(), a.port().stream().toList(), a.host()));
    reading.unread().forEach(unread -> listed.add(unread.line()));
  }

  private void row(Row row) {
    Statement said = row.said();
    Numbers all = said.numbers();
    List<Integer> own =
        Stream.of(all.port(), all.endPort(), all.hostPort(), all.nodePort())
            .flatMap(Optional::stream)
            .toList();
    known.addAll(own);
    String words =
        Stream.of(
                Optional.of(said.title()),
                said.role(),
                said.description(),
                said.category(),
                said.risk(),
                all.targetPort(),
                said.where().machine())
            .flatMap(Optional::stream)
            .reduce("", (a, b) -> a + " " + b);
    take(row.line(), own, words);
  }

  private void advice(Facts.Advice advice) {
    whole.add(advice.line());
    known.add(advice.port());
    advice.offers().forEach(offer -> whole.add(offer.line()));
  }

  private void take(int line, List<Integer> own, String words) {
    Set<Integer> here = numbers.computeIfAbsent(line, l -> new HashSet<>());
    here.addAll(own);
    DIGITS
        .splitAsStream(words)
        .filter(digits -> !digits.isEmpty() && digits.length() <= 5)
        .map(Integer::valueOf)
        .forEach(here::add);
  }

  /** Whether a fact of this line holds the number. */
  boolean has(int line, int number) {
    return whole.contains(line) || numbers.getOrDefault(line, Set.of()).contains(number);
  }

  /** Whether every number of the text is held by a fact of its line. */
  boolean hasAll(Text text) {
    return whole.contains(text.line())
        || DIGITS
            .splitAsStream(text.plain())
            .filter(digits -> digits.length() > 1 && digits.length() <= 5)
            .allMatch(digits -> has(text.line(), Integer.parseInt(digits)));
  }

  /** Whether the line is among those that were passed over. */
  boolean isListed(int line) {
    return listed.contains(line);
  }

  void list(int line) {
    listed.add(line);
  }

  /** Whether some row of the document has the number. */
  boolean isKnown(int number) {
    return known.contains(number);
  }
}
