package dev.portolan.document.read;

import dev.portolan.document.fact.Facts.Flow;
import dev.portolan.document.fact.Row;
import dev.portolan.document.fact.Statement.Naming;
import dev.portolan.document.word.Brackets;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Arrows as flows from service to service. */
final class Arrows {

  private final List<Row> rows;

  Arrows(List<Row> rows) {
    this.rows = rows;
  }

  List<Flow> flows(Draft draft) {
    List<Flow> flows = new ArrayList<>();
    draft.arrows.forEach(line -> flows.addAll(flows(line)));
    handedOn(flows);
    return flows.stream().sorted(Comparator.comparing(Flow::line)).toList();
  }

  /** What a balancer hands on to. */
  private void handedOn(List<Flow> flows) {
    for (Row row : rows) {
      if (row.said().naming() == Naming.TARGET && row.said().extras().front().isPresent()) {
        String front = row.said().extras().front().get();
        String from = named(front, rows).orElseGet(() -> name(front));
        row.port()
            .ifPresent(
                port ->
                    flows.add(
                        new Flow(
                            row.line(), from, row.service(), port, row.where().environment())));
      }
    }
  }

  private List<Flow> flows(Draft.Arrows line) {
    Setting setting = new Setting(line.section());
    Optional<String> environment = setting.where().environment();
    List<ArrowReader.Hop> hops = ArrowReader.hops(line.text());
    List<Flow> flows = new ArrayList<>();
    boolean begins = hops.getFirst().isNamed() && !setting.headingIsService();
    String from = start(hops.getFirst(), begins, setting);
    for (int i = begins ? 1 : 0; i < hops.size(); i++) {
      String at = from;
      List<Integer> ports = hops.get(i).ports();
      List<String> to = reached(hops, i, environment);
      for (int k = 0; k < to.size(); k++) {
        flows.add(new Flow(line.line(), at, to.get(k), ports.get(k), environment));
      }
      from = to.isEmpty() ? at : to.getFirst();
    }
    return flows;
  }

  /**
   * Who opens the first link: the name that the line begins with; or the heading's service, which
   * calls a first station that has a number.
   */
  private String start(ArrowReader.Hop first, boolean begins, Setting setting) {
    if (first.ports().isEmpty() || begins) {
      return named(first.label(), rows).orElseGet(() -> Words.slug(first.label()));
    }
    return setting
        .nearest()
        .map(heading -> named(heading, rows).orElseGet(() -> name(heading)))
        .orElse("");
  }

  /** The services at a numbered hop; a hop without a number behind it says who owns the number. */
  private List<String> reached(List<ArrowReader.Hop> hops, int at, Optional<String> environment) {
    ArrowReader.Hop hop = hops.get(at);
    String label = hop.label().isEmpty() ? hop.bracket().orElse("") : hop.label();
    boolean owned = at + 1 < hops.size() && hops.get(at + 1).ports().isEmpty();
    String owner = owned ? hops.get(at + 1).label() : "";
    return hop.ports().stream().map(port -> service(port, label, owner, environment)).toList();
  }

  private static String name(String heading) {
    Brackets brackets = Brackets.of(heading);
    return Words.slug(brackets.shortName().orElse(brackets.outside()));
  }

  /** By its number; by its label where several have it, or where the label names a service. */
  private String service(int port, String label, String owner, Optional<String> environment) {
    List<Row> there =
        rows.stream()
            .filter(
                row ->
                    row.takes(port)
                        && (environment.isEmpty()
                            || row.where().environment().isEmpty()
                            || row.where().environment().equals(environment)))
            .toList();
    List<String> services = there.stream().map(Row::service).distinct().toList();
    if (services.size() == 1) {
      return services.getFirst();
    }
    return named(label, there)
        .or(() -> named(label, rows))
        .or(() -> named(owner, there))
        .orElseGet(
            () ->
                label.isEmpty()
                    ? (services.isEmpty() ? String.valueOf(port) : services.getFirst())
                    : Words.slug(label));
  }

  private static Optional<String> named(String label, List<Row> rows) {
    Brackets brackets = Brackets.of(label);
    Set<String> words = Names.words(brackets.shortName().orElse(brackets.outside()));
    Optional<String> equal =
        rows.stream()
            .map(Row::service)
            .filter(service -> Names.words(service).equals(words))
            .findFirst();
    return equal.or(
        () ->
            rows.stream()
                .map(Row::service)
                .filter(service -> Names.contain(words, Names.words(service)))
                .findFirst());
  }
}
