package dev.portolan.ledger;

import java.util.Optional;

/**
 * The API server hands out node ports of one range only ({@code --service-node-port-range}).
 *
 * @param from first number of the range
 * @param to last number of the range
 */
public record NodePortRule(int from, int to) implements Rule {

  /** Kubernetes' default range. */
  public static final NodePortRule KUBERNETES_DEFAULT = new NodePortRule(30_000, 32_767);

  @Override
  public Optional<Objection.Denial> judge(Claim claim) {
    return claim
        .wish()
        .nodePort()
        .filter(
            node ->
                claim.wish().exposure().hasNodePort() && node.stated() && !covers(node.number()))
        .map(node -> denial(new Key.OnNode(node.number())));
  }

  /** Whether the API server would hand the number out. */
  public boolean covers(int number) {
    return from <= number && number <= to;
  }

  private Objection.Denial denial(Key key) {
    return new Objection.Denial(
        Reason.NodePortOutOfRange,
        Kind.Physical,
        Enforcement.DenyNew,
        "the API server",
        Optional.of(key),
        "the API server hands out node ports %d-%d only; choose one of these, or leave nodePort out"
            .formatted(from, to));
  }
}
