package dev.portolan.document.check;

import dev.portolan.document.fact.Facts.Range;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.word.Words;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the purpose of a range asks of a row. */
final class Purposes {
  private static final Map<String, Set<String>> KINDS =
      Map.of(
          "grpc", Set.of("grpc"),
          "http", Set.of("http", "https"),
          "websocket", Set.of("websocket", "ws", "wss", "websockets"),
          "metrics",
              Set.of("metrics", "metric", "monitoring", "exporter", "exporters", "prometheus"),
          "admin", Set.of("admin", "administration", "console", "ui", "dashboard", "dashboards"));

  static final Set<String> GENERIC =
      Set.copyOf(
          Words.phrases(
              """
            service; services; server; servers; api; apis; backend; backends; frontend; frontends;
            app; apps; application; applications; node; nodes; internal; external; database;
            databases; db; port; ports; web; and; the; for; of; main; test; dev; gateway; core;
            data; cache; system; user; users; reserved; dynamic; private; public; custom; other;
            local; tools; infrastructure; worker; workers; proxy; queue"""));

  private Purposes() {}

  /** The range that decides about a number: the narrowest, the first of equals. */
  static Optional<Range> deciding(Reading reading, int port) {
    return reading.ranges().stream()
        .filter(range -> range.holds(port))
        .min(Comparator.comparing(Range::width).thenComparing(Range::line));
  }

  /** The kinds of port that a purpose names. */
  static Set<String> kinds(String purpose) {
    Set<String> words = Words.set(purpose);
    return KINDS.entrySet().stream()
        .filter(entry -> words.stream().anyMatch(entry.getValue()::contains))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** The products among the document's services that a purpose names. */
  static Set<String> products(Reading reading, String purpose) {
    Set<String> words = new TreeSet<>(words(purpose));
    Set<String> services =
        reading.rows().stream()
            .flatMap(row -> words(row.said().title() + " " + row.service()).stream())
            .collect(Collectors.toSet());
    words.removeIf(
        word ->
            GENERIC.contains(word)
                || !services.contains(word)
                || word.matches("\\d+")
                || KINDS.values().stream().anyMatch(kind -> kind.contains(word)));
    return words;
  }

  /** One thing or several of them are the same word. */
  private static Set<String> words(String text) {
    return Words.list(text).stream()
        .flatMap(word -> Stream.of(word, word.replaceFirst("(?<=\\p{L}{3})s$", "")))
        .collect(Collectors.toSet());
  }

  static boolean isOfProduct(Reading reading, Range range, String service) {
    Set<String> names =
        reading.rows().stream()
            .filter(row -> row.service().equals(service))
            .flatMap(row -> words(row.service() + " " + row.said().title()).stream())
            .collect(Collectors.toSet());
    return products(reading, range.purpose()).stream().anyMatch(names::contains);
  }

  /** Whether the row's words or its protocol fit a kind that the purpose names. */
  static boolean isOfKind(Reading reading, Range range, Row row, boolean spoken) {
    Set<String> kinds = kinds(range.purpose());
    Set<String> words =
        new HashSet<>(
            Words.set(
                row.service()
                    + " "
                    + row.said().description().orElse("")
                    + " "
                    + row.portName().orElse("")));
    row.said().speech().application().filter(word -> spoken).ifPresent(words::add);
    boolean admin =
        kinds.contains("admin")
            && reading.restrictions().stream()
                .anyMatch(r -> r.admin() && row.port().filter(r.ports()::contains).isPresent());
    return admin
        || kinds.stream()
            .anyMatch(
                kind -> words.stream().anyMatch(KINDS.getOrDefault(kind, Set.of())::contains));
  }

  /**
   * Whether a purpose names protocols only, and the row states none: nothing can be held against
   * it.
   */
  static boolean isSilent(Range range, Row row) {
    return !row.said().speech().stated()
        && Set.of("http", "grpc", "websocket").containsAll(kinds(range.purpose()));
  }
}
