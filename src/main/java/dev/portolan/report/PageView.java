package dev.portolan.report;

import dev.portolan.report.PortMap.Band;
import dev.portolan.report.PortMap.Count;
import dev.portolan.report.PortMap.Later;
import dev.portolan.report.PortMap.Remark;
import dev.portolan.report.PortMap.Row;
import dev.portolan.report.PortMap.State;
import dev.portolan.report.PortMap.Withheld;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A port map as the page's template asks for it: everything is text, cleaned but not yet escaped.
 *
 * @param shared the charts of what namespaces share
 */
public record PageView(
    String source,
    int wanted,
    int granted,
    List<Line> exposed,
    List<Trouble> troubles,
    List<Namespace> namespaces,
    List<Chart> shared,
    List<Kept> later,
    List<Kept> withheld,
    List<Remarks> findings,
    Set<String> exposures,
    Set<String> states) {

  /** One port. */
  public record Line(
      String namespace,
      String service,
      String name,
      int port,
      String protocol,
      String exposure,
      boolean outside,
      String state,
      String tone,
      String served,
      String address,
      List<String> places,
      List<String> peers,
      boolean fenced,
      String allocation,
      String team,
      String since,
      String risk,
      String description) {}

  /** Who did not get what they asked for. */
  public record Trouble(
      String namespace, String title, String number, String state, String sentence) {}

  /** One namespace with its ports. */
  public record Namespace(
      String name,
      int granted,
      int wanted,
      Chart chart,
      List<Range> ranges,
      List<Category> categories) {}

  /** Ports of one category. */
  public record Category(String name, List<Line> lines) {}

  /** Numbers with a purpose. */
  public record Range(
      String name, String numbers, String purpose, String taken, String untaken, String by) {}

  /** A number kept for later, or from everybody. */
  public record Kept(
      String number,
      String scope,
      String namespace,
      String name,
      String whom,
      String state,
      String why) {}

  /** Sentences about a namespace. */
  public record Remarks(String namespace, List<String> sentences) {}

  static PageView of(PortMap map, String source) {
    Charts charts = new Charts(map);
    return new PageView(
        Words.clean(source),
        map.counts().values().stream().mapToInt(Count::wanted).sum(),
        map.counts().values().stream().mapToInt(Count::granted).sum(),
        map.exposed().stream().map(PageView::line).toList(),
        troubles(map),
        namespaces(map, charts),
        charts.shared(),
        map.later().stream().map(PageView::kept).toList(),
        map.withheld().stream().map(PageView::kept).toList(),
        remarks(map.findings()),
        words(map, row -> row.exposure().name()),
        words(map, row -> row.state().name()));
  }

  private static Set<String> words(PortMap map, Function<Row, String> word) {
    return map.rows().stream().map(word).collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Namespace> namespaces(PortMap map, Charts charts) {
    Map<String, Count> counts = map.counts();
    Map<String, List<Band>> bands =
        map.bands().stream().collect(Collectors.groupingBy(Band::namespace));
    List<Namespace> namespaces = new ArrayList<>();
    map.byNamespace()
        .forEach(
            (name, categories) ->
                namespaces.add(
                    namespace(
                        name,
                        Objects.requireNonNull(counts.get(name)),
                        charts.of(name),
                        categories,
                        bands.getOrDefault(name, List.of()))));
    return namespaces;
  }

  private static Namespace namespace(
      String name,
      Count count,
      Chart chart,
      Map<Optional<String>, List<Row>> categories,
      List<Band> bands) {
    return new Namespace(
        name,
        count.granted(),
        count.wanted(),
        chart,
        bands.stream().map(PageView::range).toList(),
        categories.entrySet().stream()
            .map(
                e ->
                    new Category(
                        e.getKey().orElse(""), e.getValue().stream().map(PageView::line).toList()))
            .toList());
  }

  private static Line line(Row row) {
    return new Line(
        row.namespace(),
        row.id().service(),
        row.id().port(),
        row.port(),
        row.protocol().name(),
        row.exposure().name(),
        row.outside(),
        row.state().name(),
        tone(row.state()),
        text(row.served()),
        row.reach().address().map(Words::clean).orElse(""),
        row.reach().outside().stream().map(Words::clean).toList(),
        row.reach().peers().stream().map(Words::clean).toList(),
        row.reach().fenced(),
        row.id().allocation(),
        row.team().map(Words::clean).orElse(""),
        row.since().map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC).toString()).orElse(""),
        String.join(", ", row.rivals()),
        row.description().map(Words::clean).orElse(""));
  }

  private static String tone(State state) {
    return switch (state) {
      case Granted -> "good";
      case Kept, Contested -> "warn";
      case Conflicted, Denied -> "bad";
      case Absent -> "off";
    };
  }

  private static String text(Optional<?> value) {
    return value.map(String::valueOf).orElse("");
  }

  private static List<Trouble> troubles(PortMap map) {
    List<Trouble> troubles = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (Row row : map.rows()) {
      row.sentence()
          .ifPresent(
              said -> {
                told.add(said);
                troubles.add(
                    new Trouble(
                        row.namespace(),
                        row.id().path(),
                        row.port() + "/" + row.protocol(),
                        row.state().name(),
                        Words.clean(said)));
              });
    }
    for (Remark remark : map.refusals()) {
      if (!told.contains(remark.sentence())) {
        troubles.add(
            new Trouble(
                remark.namespace(),
                "a reservation",
                "",
                "Conflicted",
                Words.clean(remark.sentence())));
      }
    }
    return troubles;
  }

  private static Range range(Band band) {
    return new Range(
        band.name(),
        band.numbers().toString(),
        Spans.purpose(band),
        band.taken() + " of " + band.numbers().width(),
        Spans.text(band.untaken()),
        Words.clean(band.policy()));
  }

  private static Kept kept(Later later) {
    return new Kept(
        later.port() + "/" + later.protocol(),
        later.scope().name(),
        later.namespace(),
        later.allocation() + "/" + later.name(),
        text(later.forService()),
        later.state().name(),
        later.until().map(until -> "until " + until).orElse(""));
  }

  private static Kept kept(Withheld withheld) {
    return new Kept(
        withheld.port() + withheld.protocol().map(protocol -> "/" + protocol).orElse(""),
        withheld.scope().name().replace("LoadBalancer", "Load balancer"),
        withheld.namespace().orElse("every"),
        Words.clean(withheld.policy()),
        withheld.whom().orElse("nobody"),
        "reserved",
        withheld.reason().map(Words::clean).orElse(""));
  }

  private static List<Remarks> remarks(List<Remark> all) {
    Map<String, List<String>> byNamespace = new TreeMap<>();
    for (Remark remark : all) {
      byNamespace
          .computeIfAbsent(remark.namespace(), n -> new ArrayList<>())
          .add(Words.clean(remark.sentence()));
    }
    return byNamespace.entrySet().stream()
        .map(entry -> new Remarks(entry.getKey(), entry.getValue()))
        .toList();
  }
}
