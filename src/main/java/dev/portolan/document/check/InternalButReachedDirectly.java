package dev.portolan.document.check;

import dev.portolan.document.fact.Facts.Flow;
import dev.portolan.document.fact.Facts.Kind;
import dev.portolan.document.fact.Facts.Restriction;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.word.Products;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Ports that are internal only, and somebody from outside who dials them first. */
final class InternalButReachedDirectly implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    List<Finding> findings = new ArrayList<>();
    for (Restriction restriction : reading.restrictions()) {
      List<Flow> direct =
          reading.flows().stream()
              .filter(
                  flow ->
                      restriction.kind() == Kind.INTERNAL_ONLY
                          && Products.isOutside(flow.from())
                          && restriction.ports().contains(flow.port())
                          && restriction.services().contains(flow.to()))
              .toList();
      if (!direct.isEmpty()) {
        Set<Integer> lines = new TreeSet<>(direct.stream().map(Flow::line).toList());
        String message =
            "Line "
                + restriction.line()
                + " calls these ports internal, but they are dialled from outside ("
                + Say.lines(lines)
                + "). Decide which of the two holds.";
        lines.add(restriction.line());
        findings.add(
            Finding.of(
                "internal-but-reached-directly",
                Severity.warning,
                lines,
                direct.stream().map(Flow::to).toList(),
                direct.stream().map(Flow::port).toList(),
                message));
      }
    }
    return findings;
  }
}
