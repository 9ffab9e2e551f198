package dev.portolan.document.check;

import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Reading;
import java.util.Comparator;
import java.util.List;

/** The rules for port-map documents, errors first, then warnings, then remarks. */
public final class Catalogue {
  private static final List<Check> CHECKS =
      List.of(
          new SameNumberTwice(),
          new ResolutionCollides(),
          new ResolutionNotApplied(),
          new ExposureContradiction(),
          new DescriptionContradictsExposure(),
          new InternalButReachedDirectly(),
          new NameMismatch(),
          new UnnamedService(),
          new MissingRow(),
          new OnlyInDetail(),
          new PortVersusPublicPort(),
          new RangeOverlap(),
          new PurposeViolation(),
          new ProtocolIncomplete(),
          new DnsWithoutTcp(),
          new DatabaseNumberSpeaksHttp(),
          new SameNumberOwnAddress(),
          new OnlyInOverview(),
          new NumberOutsideRange(),
          new WellKnownRoleDiffers(),
          new NoInboundFlow(),
          new NotEnforceable(),
          new ConflictAdvice(),
          new ExternalBackend(),
          new HostScope(),
          new ProtocolAssumed());

  private Catalogue() {}

  /** Every finding, by severity and first line. */
  public static List<Finding> findings(Reading reading) {
    return CHECKS.stream()
        .flatMap(check -> check.findings(reading).stream())
        .distinct()
        .sorted(
            Comparator.comparing(Finding::severity)
                .thenComparing(
                    finding -> finding.lines().isEmpty() ? 0 : finding.lines().getFirst()))
        .toList();
  }
}
