package dev.portolan.ledger;

import java.util.Comparator;
import java.util.Optional;

/** Something worth knowing about a port that is no refusal. */
public record Finding(Rule rule, String service, Optional<String> port, String message)
    implements Comparable<Finding> {

  /** What a finding can be about. */
  public enum Rule {
    SharedNumber("Two Services of one allocation use one number."),
    ExposureContradiction("One listener is declared twice, hidden and exposed."),
    PolicyViolated("A policy objects to what runs, or would."),
    EnvironmentUnknown(
        "The namespace does not say which environment it is, and the port has overrides."),
    ForeignOverlap("A Service of somebody else has come to use a key of ours."),
    UnresolvedPeer(
        "A peer or flow names what does not exist, or what fits nothing; nothing is opened for it."),
    FlowRefused(
        "A service declares a flow to a port that does not let it in; the provider decides."),
    UndeclaredPort(
        "Somebody else's Service leads to a port of these pods that nobody declares; the isolation"
            + " closes it, or would."),
    SourceRangesNotEnforceable(
        "A cidr peer sees node addresses, not clients', unless externalTrafficPolicy is Local."),
    HostNetworkNotCovered("Pods on the host's network are outside of pod policies.");

    private final String meaning;

    Rule(String meaning) {
      this.meaning = meaning;
    }

    /** One sentence for the documentation. */
    public String meaning() {
      return meaning;
    }
  }

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::rule)
          .thenComparing(Finding::service)
          .thenComparing(finding -> finding.port().orElse(""))
          .thenComparing(Finding::message);

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}
