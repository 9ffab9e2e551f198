package dev.portolan.document.read;

import dev.portolan.document.word.Brackets;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lines of arrows from service to service. */
final class ArrowReader {

  private static final Pattern ARROW = Pattern.compile("\\s*(?:→|⟶|➜|➔|[-─━]+[>▶►]|=+>|⇒|▶|►)\\s*");

  /** An address is a machine's, so the arrow is a mapping. */
  private static final Pattern ADDRESS = Pattern.compile("\\b\\d{1,3}(\\.\\d{1,3}){3}\\b");

  /** A path that somebody calls is no service. */
  private static final Pattern REQUEST =
      Pattern.compile("^(?:GET|POST|PUT|PATCH|DELETE|HEAD)\\s+/");

  /** From number to number an arrow maps or moves; it leads to nobody. */
  private static final Pattern MAPPING =
      Pattern.compile(
          "\\d{2,5}[xX]{0,2}\\s*(?:→|⟶|➜|➔|-+>|=+>|⇒)\\s*(?:(?i:container|internal)(?:\\s+(?i:port))?\\s*)?:?\\d{2,5}\\b");

  /** A file or folder in the end tells where something stands; nobody is reached there. */
  private static final Pattern PATH = Pattern.compile("^[`'\"]?(?:~|\\.{1,2})?/\\S*$");

  private static final Pattern DIALLED = Pattern.compile("[\\p{L}\\p{N}]:(\\d+)");

  private ArrowReader() {}

  /** One station of a line of arrows. */
  record Hop(List<Integer> ports, String label, Optional<String> bracket) {

    /** Whether words stand beside its numbers, not only in a bracket behind them. */
    boolean isNamed() {
      return isName(label) && !bracket.equals(Optional.of(label));
    }
  }

  /** Several arrows, or one that leads from a name to a number with a name. */
  static boolean isFlow(String text) {
    if (!ARROW.matcher(text).find()) {
      return false;
    }
    List<Hop> hops = hops(text);
    if (hops.size() < 2
        || ADDRESS.matcher(text).find()
        || REQUEST.matcher(text).find()
        || MAPPING.matcher(text).find()
        || hops.stream().allMatch(hop -> hop.ports().isEmpty())) {
      return false;
    }
    boolean named = isName(hops.getFirst().label());
    boolean numbered =
        hops.subList(1, hops.size()).stream().anyMatch(hop -> !hop.ports().isEmpty());
    return hops.size() > 2
        ? numbered
        : named && numbered && isName(hops.get(1).label()) && !text.startsWith("/");
  }

  /** Words that are more than "port 8080". */
  private static boolean isName(String label) {
    return Words.list(label).stream().anyMatch(word -> !word.matches("ports?|\\d+"));
  }

  /** "cart:8081" */
  private static boolean isDialled(String part, Mention mention) {
    String number = String.valueOf(mention.port());
    return DIALLED.matcher(part).results().anyMatch(dialled -> dialled.group(1).equals(number));
  }

  static List<Hop> hops(String text) {
    List<Hop> hops = new ArrayList<>();
    for (String part : ARROW.split(text)) {
      boolean path = !hops.isEmpty() && PATH.matcher(part.strip()).matches();
      if (part.isBlank() || path) {
        continue;
      }
      Brackets brackets = Brackets.of(part);
      List<Integer> ports =
          Mentions.of(brackets.outside()).list().stream()
              .filter(
                  m ->
                      m.marked()
                          || isDialled(part, m)
                          || Words.list(brackets.outside()).stream()
                              .allMatch(w -> w.matches("\\d+")))
              .map(Mention::port)
              .toList();
      String outside =
          brackets.outside().replaceAll(":\\d{1,5}|[/:]+", " ").replaceAll("\\s+", " ").strip();
      Optional<String> bracket = brackets.inside().stream().findFirst();
      hops.add(new Hop(ports, isName(outside) ? outside : bracket.orElse(outside), bracket));
    }
    return hops;
  }
}
