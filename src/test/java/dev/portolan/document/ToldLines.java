package dev.portolan.document;

import dev.portolan.document.PortLikeNumbers.Spot;
import dev.portolan.document.fact.Facts;
import dev.portolan.document.fact.Reading;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What an import says of each line, as a reader of its report sees it. */
final class ToldLines {

  private static final Pattern FIRST = Pattern.compile("(?:unread )?(\\d+)[ :].*");

  private final Map<Integer, String> told = new HashMap<>();
  private final Set<Integer> listed = new HashSet<>();
  private final Set<Integer> known = new HashSet<>();

  ToldLines(PortMapImport read) {
    Reading reading = read.reading();
    Told.of(read).lines().forEach(this::line);
    reading.unread().forEach(unread -> listed.add(unread.line()));
    reading.conditions().forEach(said -> listed.add(said.line()));
    reading.resolutions().forEach(said -> listed.add(said.line()));
    reading.flows().forEach(said -> listed.add(said.line()));
    reading.health().forEach(said -> listed.add(said.line()));
    reading.firewall().forEach(said -> listed.add(said.line()));
    reading.restrictions().forEach(said -> listed.add(said.line()));
    reading.addresses().forEach(said -> listed.add(said.spot().line()));
    reading.advice().forEach(this::advice);
    reading.riskLists().forEach(list -> known.addAll(list.ports()));
    reading.rows().forEach(row -> line(row.line() + " " + row.said().title()));
    reading.rows().forEach(row -> row.port().ifPresent(known::add));
    reading.rows().forEach(row -> row.said().numbers().hostPort().ifPresent(known::add));
    reading.rows().stream()
        .filter(row -> row.said().extras().literal().isPresent())
        .forEach(row -> listed.add(row.line()));
  }

  private void advice(Facts.Advice advice) {
    listed.add(advice.line());
    advice.offers().forEach(offer -> listed.add(offer.line()));
    known.add(advice.port());
  }

  private void line(String line) {
    var first = FIRST.matcher(line);
    if (first.matches()) {
      told.merge(Integer.valueOf(first.group(1)), line, (a, b) -> a + "\n" + b);
    }
  }

  /** The numbers about which nothing is said. */
  List<String> silent(List<Spot> spots) {
    return spots.stream().filter(this::isSilent).map(Spot::toString).toList();
  }

  private boolean isSilent(Spot spot) {
    for (int line = spot.line(); line <= spot.until(); line++) {
      if (listed.contains(line) || isTold(line, spot.number())) {
        return false;
      }
    }
    return !isAddressOfARow(spot);
  }

  private boolean isTold(int line, int number) {
    return Pattern.compile("(?<!\\d)" + number + "(?!\\d)")
        .matcher(told.getOrDefault(line, ""))
        .find();
  }

  /** A URL is compared with the rows; where one has its number, nothing is left to say. */
  private boolean isAddressOfARow(Spot spot) {
    boolean dialled =
        Pattern.compile("(?i)[\\w\\].>}*-]:" + spot.number() + "(?!\\d)")
            .matcher(spot.text())
            .find();
    return dialled && known.contains(spot.number());
  }
}
