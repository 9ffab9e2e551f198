package dev.portolan.report;

import dev.portolan.ledger.Key;
import dev.portolan.ledger.NodePortRule;
import dev.portolan.ledger.Numbers;
import dev.portolan.ledger.Scope;
import dev.portolan.report.Chart.Kind;
import dev.portolan.report.Chart.Mark;
import dev.portolan.report.PortMap.Later;
import dev.portolan.report.PortMap.Row;
import dev.portolan.report.PortMap.Withheld;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The charts of a port map: one for each namespace, one for each place that namespaces share. */
final class Charts {

  private static final Numbers NODE_PORTS = NodePortRule.KUBERNETES_DEFAULT.numbers();
  private static final String NODES = "Ports of the nodes";
  private static final String NODE_PORT = "Node ports";
  private static final String CLUSTER = "The whole cluster";

  private final PortMap map;
  private final Map<String, List<Mark>> byNamespace = new TreeMap<>();
  private final SortedMap<String, List<Mark>> byPlace = new TreeMap<>();

  Charts(PortMap map) {
    this.map = map;
    map.rows().forEach(this::add);
    map.later().forEach(this::add);
    map.withheld().forEach(this::add);
  }

  private void add(Row row) {
    String title = "%d/%s %s".formatted(row.port(), row.protocol(), row.id().path());
    switch (row.state()) {
      case Absent -> {}
      case Granted, Kept -> {
        Kind kind = row.outside() ? Kind.outside : Kind.inside;
        at(byNamespace, row.namespace(), new Mark(row.served().orElse(row.port()), kind, title));
      }
      case Contested, Conflicted, Denied ->
          at(
              byNamespace,
              row.namespace(),
              new Mark(row.port(), Kind.refused, title + ", " + row.state()));
    }
    String whose = row.namespace() + "/" + row.id().service();
    row.held()
        .forEach(
            key ->
                place(key)
                    .ifPresent(
                        place -> at(byPlace, place, new Mark(key.number(), Kind.outside, whose))));
  }

  private static Optional<String> place(Key key) {
    return switch (key) {
      case Key.OnHost k -> Optional.of(NODES);
      case Key.OnNode k -> Optional.of(NODE_PORT);
      case Key.OnLoadBalancer k -> Optional.of("Load balancer " + k.pool());
      case Key.InCluster k -> Optional.of(CLUSTER);
      case Key.InNamespace k -> Optional.empty();
      case Key.InService k -> Optional.empty();
      case Key.ServiceName k -> Optional.empty();
    };
  }

  private void add(Later later) {
    Mark mark = new Mark(later.port(), Kind.later, "kept for " + later.name());
    place(later.scope())
        .ifPresentOrElse(
            place -> at(byPlace, place, mark), () -> at(byNamespace, later.namespace(), mark));
  }

  private void add(Withheld withheld) {
    Mark mark = new Mark(withheld.port(), Kind.later, "reserved by " + withheld.policy());
    withheld
        .namespace()
        .ifPresentOrElse(
            namespace -> at(byNamespace, namespace, mark),
            () -> place(withheld.scope()).ifPresent(place -> at(byPlace, place, mark)));
  }

  private static Optional<String> place(Scope scope) {
    return switch (scope) {
      case Namespace -> Optional.empty();
      case Node -> Optional.of(NODE_PORT);
      case Host -> Optional.of(NODES);
      case LoadBalancer -> Optional.of("Load balancers");
      case Cluster -> Optional.of(CLUSTER);
    };
  }

  private static void at(Map<String, List<Mark>> charts, String where, Mark mark) {
    charts.computeIfAbsent(where, w -> new ArrayList<>()).add(mark);
  }

  Chart of(String namespace) {
    Map<String, Numbers> bands = new LinkedHashMap<>();
    map.bands().stream()
        .filter(band -> band.namespace().equals(namespace))
        .forEach(band -> bands.put(band.name() + " (" + band.numbers() + ")", band.numbers()));
    return Chart.of(namespace, byNamespace.getOrDefault(namespace, List.of()), bands);
  }

  /** What namespaces share, by what it is called. */
  List<Chart> shared() {
    return byPlace.entrySet().stream()
        .map(
            entry ->
                Chart.of(
                    entry.getKey(),
                    entry.getValue(),
                    entry.getKey().equals(NODE_PORT)
                        ? Map.of("node ports (" + NODE_PORTS + ")", NODE_PORTS)
                        : Map.of()))
        .toList();
  }
}
