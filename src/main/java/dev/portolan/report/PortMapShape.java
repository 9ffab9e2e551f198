package dev.portolan.report;

import dev.portolan.ledger.Key;
import dev.portolan.ledger.Numbers;
import dev.portolan.report.PortMap.Band;
import dev.portolan.report.PortMap.Count;
import dev.portolan.report.PortMap.Later;
import dev.portolan.report.PortMap.Remark;
import dev.portolan.report.PortMap.Row;
import dev.portolan.report.PortMap.Withheld;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The port map as plain maps and lists, for JSON; {@code docs/report.md} describes them. Fields are
 * added, never renamed or taken away.
 */
public final class PortMapShape {

  private static final String VERSION = "v1alpha1";

  private PortMapShape() {}

  /** The whole map; a field that holds nothing is left out, a list is not. */
  public static Map<String, Object> of(PortMap map) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("version", VERSION);
    shape.put(
        "namespaces",
        map.counts().entrySet().stream()
            .map(entry -> of(entry.getKey(), entry.getValue()))
            .toList());
    shape.put("ports", map.rows().stream().map(PortMapShape::of).toList());
    shape.put("reservations", map.later().stream().map(PortMapShape::of).toList());
    shape.put("reserved", map.withheld().stream().map(PortMapShape::of).toList());
    shape.put("ranges", map.bands().stream().map(PortMapShape::of).toList());
    shape.put("refusals", map.refusals().stream().map(PortMapShape::of).toList());
    shape.put("findings", map.findings().stream().map(PortMapShape::of).toList());
    return shape;
  }

  private static Map<String, Object> of(String namespace, Count count) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("granted", count.granted());
    shape.put("name", namespace);
    shape.put("wanted", count.wanted());
    return shape;
  }

  private static Map<String, Object> of(Row row) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("namespace", row.namespace());
    shape.put("allocation", row.id().allocation());
    shape.put("service", row.id().service());
    shape.put("name", row.id().port());
    put(shape, "category", row.category());
    put(shape, "team", row.team());
    shape.put("port", row.port());
    shape.put("protocol", row.protocol().name());
    shape.put("exposure", row.exposure().name());
    shape.put("reachableFromOutside", row.outside());
    shape.put("state", row.state().name());
    put(shape, "served", row.served());
    put(shape, "nodePort", row.nodePort());
    put(shape, "hostPort", row.hostPort());
    put(shape, "address", row.reach().address());
    shape.put("outside", row.reach().outside());
    shape.put("peers", row.reach().peers());
    shape.put("fenced", row.reach().fenced());
    shape.put("risk", row.rivals());
    shape.put("leases", row.held().stream().filter(Key::leased).map(Key::name).toList());
    put(shape, "since", row.since());
    put(shape, "message", row.sentence());
    shape.put("alternatives", row.alternatives());
    put(shape, "description", row.description());
    return shape;
  }

  private static Map<String, Object> of(Later later) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("namespace", later.namespace());
    shape.put("allocation", later.allocation());
    shape.put("name", later.name());
    shape.put("port", later.port());
    shape.put("protocol", later.protocol().name());
    shape.put("scope", later.scope().name());
    shape.put("state", later.state().name());
    put(shape, "for", later.forService());
    put(shape, "until", later.until());
    return shape;
  }

  private static Map<String, Object> of(Withheld withheld) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("scope", withheld.scope().name());
    put(shape, "namespace", withheld.namespace());
    shape.put("port", withheld.port());
    put(shape, "protocol", withheld.protocol());
    put(shape, "for", withheld.whom());
    put(shape, "reason", withheld.reason());
    shape.put("by", withheld.policy());
    return shape;
  }

  private static Map<String, Object> of(Band band) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("namespace", band.namespace());
    shape.put("name", band.name());
    shape.put("from", band.numbers().from());
    shape.put("to", band.numbers().to());
    shape.put("allowed", band.allowed());
    shape.put("categories", List.copyOf(band.categories()));
    shape.put("by", band.policy());
    shape.put("taken", band.taken());
    shape.put("untaken", band.untaken().stream().map(PortMapShape::of).toList());
    return shape;
  }

  private static Map<String, Object> of(Numbers numbers) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("from", numbers.from());
    shape.put("to", numbers.to());
    return shape;
  }

  private static Map<String, Object> of(Remark remark) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("namespace", remark.namespace());
    shape.put("message", remark.sentence());
    return shape;
  }

  private static void put(Map<String, Object> shape, String field, Optional<?> value) {
    value.ifPresent(
        present -> shape.put(field, present instanceof Integer ? present : present.toString()));
  }
}
