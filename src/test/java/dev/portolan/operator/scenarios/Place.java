package dev.portolan.operator.scenarios;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** What the names in a scenario stand for where it is played. */
public final class Place {
  private static final Pattern NAME = Pattern.compile("\\$([a-z]+[0-9]?)");

  private final String a;
  private final String b;
  private final Map<String, String> names;

  /**
   * Played in two namespaces; pools are named after them. Node ports are of the part that the API
   * server does not choose from by itself.
   */
  public Place(String a, String b) {
    this.a = a;
    this.b = b;
    this.names =
        Map.of(
            "a",
            a,
            "b",
            b,
            "pool1",
            a + "-one",
            "pool2",
            a + "-two",
            "node1",
            "30041",
            "node2",
            "30042",
            "host1",
            "18441",
            "host2",
            "18442");
  }

  /** The namespaces. */
  public Set<String> namespaces() {
    return Set.of(a, b);
  }

  String filled(String text) {
    return NAME.matcher(text).replaceAll(match -> meaning(match.group(1)));
  }

  private String meaning(String name) {
    return Objects.requireNonNull(names.get(name), () -> "no meaning for $" + name);
  }
}
