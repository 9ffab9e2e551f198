package dev.portolan.document.read;

import dev.portolan.document.fact.Facts.Health;
import dev.portolan.document.fact.Row;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whose health a path tells. */
final class Healths {

  private Healths() {}

  static List<Health> of(List<Draft.Path> paths, List<Row> rows) {
    List<Health> health = new ArrayList<>();
    for (Draft.Path path : paths) {
      boolean isHealth = path.service().isPresent() || path.path().equals(path.text());
      if (isHealth) {
        service(path, paths, rows)
            .ifPresent(service -> health.add(new Health(path.line(), service, path.path())));
      }
    }
    return health;
  }

  private static Optional<String> service(Draft.Path path, List<Draft.Path> paths, List<Row> rows) {
    if (path.service().isPresent()) {
      return Optional.of(
          named(path.service().get(), path.port(), rows).orElse(Words.slug(path.service().get())));
    }
    return paths.stream()
        .filter(other -> other.block().equals(path.block()) && !other.path().equals(other.text()))
        .map(other -> named(other.text(), Optional.empty(), rows))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The service whose name the words equal or contain, else the only one with the number. */
  static Optional<String> named(String text, Optional<Integer> port, List<Row> rows) {
    Set<String> words = Names.words(text);
    Optional<String> equal =
        rows.stream()
            .filter(row -> Names.words(row.service()).equals(words))
            .map(Row::service)
            .findFirst();
    Optional<String> within =
        rows.stream()
            .filter(row -> Names.contain(words, Names.words(row.service())))
            .map(Row::service)
            .findFirst();
    List<String> numbered =
        port.map(
                n ->
                    rows.stream().filter(row -> row.takes(n)).map(Row::service).distinct().toList())
            .orElse(List.of());
    return equal
        .or(() -> within)
        .or(() -> numbered.size() == 1 ? Optional.of(numbered.getFirst()) : Optional.empty());
  }
}
