package dev.portolan.document.declare;

import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.word.MapWords;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * In which namespaces the document's ports are declared. A document that tells environments apart
 * has a namespace for each; what it says of all of them stands in every one. Ports of the node,
 * beside those of namespaces, have a namespace of their own, since a node has none.
 */
final class Places {

  /** The number of a chapter, "15c", names no system. */
  private static final Pattern ORDINAL = Pattern.compile("(?<!\\S)\\d+[a-z]?(?!\\S)");

  private final Reading reading;
  private final String system;
  private final List<Optional<String>> environments;
  private final boolean named;

  Places(Reading reading, Optional<String> namespace) {
    this.reading = reading;
    this.system = namespace.orElseGet(() -> system(reading));
    this.environments = environments(reading);
    this.named = reading.claims().stream().anyMatch(row -> row.where().namespace().isPresent());
  }

  /** The document's title without the words that only say that it is a map; else its file. */
  private static String system(Reading reading) {
    String file = reading.document().replaceFirst("\\.[A-Za-z]+$", "");
    String title =
        ORDINAL.matcher(MapWords.without(reading.title().orElse(""))).replaceAll("").strip();
    String name = title.isEmpty() ? MapWords.without(file) : title;
    return Words.label(name, "ports");
  }

  private static List<Optional<String>> environments(Reading reading) {
    Set<String> stated = new LinkedHashSet<>();
    reading.claims().forEach(row -> row.where().environment().ifPresent(stated::add));
    boolean everywhere =
        reading.claims().stream().anyMatch(row -> row.where().environment().isEmpty());
    List<Optional<String>> environments = new ArrayList<>();
    if (stated.size() < 2 && (everywhere || stated.isEmpty())) {
      environments.add(Optional.empty());
    }
    stated.forEach(environment -> environments.add(Optional.of(environment)));
    return environments;
  }

  /** Each place of a port. */
  List<Home> homes(Wanted port) {
    return environments.stream()
        .filter(port::isIn)
        .map(environment -> home(port.row(), environment))
        .toList();
  }

  private Home home(Row row, Optional<String> environment) {
    boolean apart = row.where().isHost() && named;
    String base = apart ? Labels.ended(system, "host") : namespace(row);
    String namespace = environment.map(name -> Labels.ended(base, name)).orElse(base);
    return new Home(namespace, environment, named && !apart ? base : system);
  }

  private String namespace(Row row) {
    return row.where().namespace().map(name -> Words.label(name, system)).orElse(system);
  }

  /** Where numbers are kept for nobody yet: where the document's first claim stands. */
  Home first() {
    return reading.claims().stream()
        .filter(row -> !row.where().isHost())
        .findFirst()
        .or(() -> reading.claims().stream().findFirst())
        .map(row -> home(row, environments.getFirst()))
        .orElseGet(() -> new Home(system, Optional.empty(), system));
  }

  String system() {
    return system;
  }
}
