package dev.portolan.document.check;

import dev.portolan.document.fact.Facts.Flow;
import dev.portolan.document.fact.Facts.Kind;
import dev.portolan.document.fact.Facts.Restriction;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.word.Products;
import java.util.List;
import java.util.Optional;

/** Ports that are internal only, and somebody from outside who dials them first. */
final class InternalButReachedDirectly implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    return reading.restrictions().stream()
        .filter(restriction -> restriction.kind() == Kind.INTERNAL_ONLY)
        .flatMap(restriction -> finding(restriction, direct(reading, restriction)).stream())
        .toList();
  }

  private static List<Flow> direct(Reading reading, Restriction restriction) {
    return reading.flows().stream()
        .filter(flow -> Products.isOutside(flow.from()))
        .filter(flow -> restriction.ports().contains(flow.port()))
        .filter(flow -> restriction.services().contains(flow.to()))
        .toList();
  }

  private static Optional<Finding> finding(Restriction restriction, List<Flow> direct) {
    About dialled =
        About.nothing()
            .lines(direct.stream().map(Flow::line).toList())
            .services(direct.stream().map(Flow::to).toList())
            .ports(direct.stream().map(Flow::port).toList());
    String message =
        "Line "
            + restriction.line()
            + " calls these ports internal, but they are dialled from outside ("
            + Say.lines(dialled.lines())
            + "). Decide which of the two holds.";
    return direct.isEmpty()
        ? Optional.empty()
        : Optional.of(
            dialled.line(restriction.line()).warning("internal-but-reached-directly", message));
  }
}
