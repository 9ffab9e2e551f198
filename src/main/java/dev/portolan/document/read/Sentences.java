package dev.portolan.document.read;

import dev.portolan.document.fact.Facts.Condition;
import dev.portolan.document.fact.Facts.Kind;
import dev.portolan.document.fact.Facts.Restriction;
import dev.portolan.document.fact.Row;
import dev.portolan.document.word.Brackets;
import dev.portolan.document.word.Environments;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * List items that say something about listed ports: who may not reach them, and on what condition.
 */
final class Sentences {

  private static final List<String> PEERS =
      Words.phrases(
          """
            via; through; ingress; outside; only from; accessed; vpn; bastion""");

  private final NavigableMap<Integer, List<Row>> byPort;
  private final Map<Set<String>, List<Row>> byName;
  private final List<Restriction> restrictions = new ArrayList<>();
  private final List<Condition> conditions;

  Sentences(List<Row> rows, Draft draft) {
    this.byPort =
        rows.stream()
            .filter(row -> row.port().isPresent() && !row.where().isHost())
            .collect(
                Collectors.groupingBy(
                    row -> row.port().orElseThrow(), TreeMap::new, Collectors.toList()));
    this.byName =
        rows.stream()
            .filter(row -> row.port().isPresent())
            .collect(Collectors.groupingBy(row -> Names.words(row.service())));
    this.conditions = new ArrayList<>(draft.conditions);
    draft.sentences.forEach(this::sentence);
  }

  List<Restriction> restrictions() {
    return List.copyOf(restrictions);
  }

  List<Condition> conditions() {
    return List.copyOf(conditions);
  }

  private void sentence(Draft.Sentence sentence) {
    String text = sentence.text().flat();
    for (String inside : Brackets.of(text).inside()) {
      List<Row> listed = listed(inside);
      if (listed.isEmpty() || inside.contains("://")) {
        continue;
      }
      Optional<Kind> kind =
          kind(Brackets.of(text).outside()).or(() -> closed(new Setting(sentence.section())));
      if (kind.isPresent()) {
        add(sentence, kind.get(), listed);
      } else if (Addresses.wantsLogin(text)) {
        Row row = listed.getFirst();
        conditions.add(new Condition(sentence.text().line(), row.service(), row.port(), text));
      }
      return;
    }
  }

  private void add(Draft.Sentence sentence, Kind kind, List<Row> listed) {
    String text = sentence.text().flat();
    Optional<String> environment =
        Environments.only(text).or(() -> new Setting(sentence.section()).where().environment());
    boolean peer = kind != Kind.RESTRICTED || Words.anyOf(text, PEERS);
    restrictions.add(
        new Restriction(
            sentence.text().line(),
            kind,
            environment,
            List.copyOf(new TreeSet<>(listed.stream().map(Row::service).toList())),
            List.copyOf(
                new TreeSet<>(listed.stream().map(row -> row.port().orElseThrow()).toList())),
            peer,
            Words.anyOf(text, List.of("admin", "management"))));
  }

  /** What a heading such as "Never expose in production" says of the ports below it. */
  static Optional<Kind> closed(Setting setting) {
    return setting.nearest().flatMap(Sentences::kind).filter(Kind.NEVER_PUBLIC::equals);
  }

  private static Optional<Kind> kind(String text) {
    if (Words.anyOf(text, List.of("never"))
        && Words.anyOf(text, List.of("public", "internet", "expose", "exposed"))) {
      return Optional.of(Kind.NEVER_PUBLIC);
    }
    if (Words.anyOf(text, List.of("restricted", "restrict"))) {
      return Optional.of(Kind.RESTRICTED);
    }
    return Words.anyOf(text, List.of("internal", "not exposed", "not be exposed", "private"))
        ? Optional.of(Kind.INTERNAL_ONLY)
        : Optional.empty();
  }

  /** The rows whose ports, or whose services, stand in a bracket. */
  private List<Row> listed(String inside) {
    Mentions mentions = Mentions.of(inside);
    if (!mentions.isEmpty()) {
      return mentions.list().stream()
          .flatMap(
              m ->
                  byPort.subMap(m.port(), true, m.to().orElse(m.port()), true).values().stream()
                      .flatMap(List::stream))
          .toList();
    }
    List<Row> named = new ArrayList<>();
    for (String part : inside.split("\\s*[,/&]\\s*")) {
      named.addAll(byName.getOrDefault(Names.words(part), List.of()));
    }
    return named;
  }
}
