package dev.portolan.document;

import dev.portolan.document.fact.Facts.Firewall;
import dev.portolan.document.fact.Facts.Range;
import dev.portolan.document.fact.Facts.Reservation;
import dev.portolan.document.fact.Facts.Restriction;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.fact.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was read, as lists of plain fields in the order in which people look at them. */
public final class ReadingShape {

  private ReadingShape() {}

  /** The whole of one document; a field that nothing is said about is null. */
  public static Map<String, @Nullable Object> of(PortMapImport read) {
    Reading reading = read.reading();
    Map<String, @Nullable Object> shape = new LinkedHashMap<>();
    shape.put("document", reading.document());
    shape.put("rows", list(reading.rows(), ReadingShape::row));
    shape.put("reserved", list(reading.ranges(), ReadingShape::range));
    shape.put("reservations", list(reading.reservations(), ReadingShape::reservation));
    shape.put("restrictions", list(reading.restrictions(), ReadingShape::restriction));
    shape.put(
        "flows",
        list(
            reading.flows(),
            f -> fields("line", f.line(), "from", f.from(), "to", f.to(), "port", f.port())));
    shape.put("firewall", list(reading.firewall(), ReadingShape::firewall));
    shape.put(
        "health",
        list(
            reading.health(),
            h -> fields("line", h.line(), "service", h.service(), "path", h.path())));
    shape.put("findings", list(read.findings(), ReadingShape::finding));
    return shape;
  }

  private static <T> List<Map<String, @Nullable Object>> list(
      List<T> all, Function<T, Map<String, @Nullable Object>> fields) {
    return all.stream().map(fields).toList();
  }

  private static Map<String, @Nullable Object> fields(Object... pairs) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      Object value = pairs[i + 1];
      fields.put(
          (String) pairs[i], value instanceof Optional<?> optional ? unwrapped(optional) : value);
    }
    return fields;
  }

  private static @Nullable Object unwrapped(Optional<?> optional) {
    return optional.isPresent() ? optional.get() : null;
  }

  private static Map<String, @Nullable Object> row(Row row) {
    Statement said = row.said();
    Map<String, @Nullable Object> fields =
        fields(
            "line", row.line(),
            "service", row.service(),
            "title", said.title(),
            "portName", row.portName(),
            "port", row.port(),
            "protocol", said.speech().transport().name(),
            "appProtocol", said.speech().application(),
            "category", said.category(),
            "namespace", row.where().namespace(),
            "environment", row.where().environment(),
            "exposed", row.where().exposed(),
            "description", said.description());
    said.numbers().endPort().ifPresent(n -> fields.put("endPort", n));
    said.numbers().hostPort().ifPresent(n -> fields.put("hostPort", n));
    said.numbers().nodePort().ifPresent(n -> fields.put("nodePort", n));
    row.where().exposure().ifPresent(exposure -> fields.put("exposure", exposure.name()));
    if (said.absent()) {
      fields.put("absent", true);
    }
    row.repeats().ifPresent(line -> fields.put("repeats", line));
    return fields;
  }

  private static Map<String, @Nullable Object> range(Range range) {
    Map<String, @Nullable Object> fields =
        fields(
            "line",
            range.line(),
            "from",
            range.from(),
            "to",
            range.to(),
            "purpose",
            range.purpose());
    range.allowed().ifPresent(allowed -> fields.put("allowed", allowed));
    return fields;
  }

  private static Map<String, @Nullable Object> reservation(Reservation r) {
    return fields(
        "line",
        r.line(),
        "port",
        r.port(),
        "protocol",
        r.protocol().name(),
        "for",
        r.forService(),
        "reason",
        r.reason());
  }

  private static Map<String, @Nullable Object> restriction(Restriction r) {
    return fields(
        "line",
        r.line(),
        "kind",
        r.kind().text(),
        "environment",
        r.environment(),
        "services",
        r.services(),
        "ports",
        r.ports());
  }

  private static Map<String, @Nullable Object> firewall(Firewall rule) {
    return fields(
        "line",
        rule.line(),
        "direction",
        rule.direction().name(),
        "port",
        rule.port(),
        "protocol",
        rule.protocol().map(Enum::name),
        "peer",
        rule.peer());
  }

  private static Map<String, @Nullable Object> finding(Finding finding) {
    return fields(
        "rule",
        finding.rule(),
        "lines",
        finding.lines(),
        "services",
        finding.services(),
        "ports",
        finding.ports(),
        "message",
        finding.message());
  }
}
