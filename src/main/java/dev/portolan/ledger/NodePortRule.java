package dev.portolan.ledger;

import java.util.List;
import java.util.Optional;

/**
 * The API server hands out node ports of one range only ({@code --service-node-port-range}).
 *
 * <p>A number that nobody states is judged, too: it may have been read back from a time before a
 * policy told the range.
 *
 * @param numbers the range
 */
public record NodePortRule(Numbers numbers) implements Rule {

  /** Kubernetes' default range. */
  public static final NodePortRule KUBERNETES_DEFAULT =
      new NodePortRule(new Numbers(30_000, 32_767));

  @Override
  public List<Objection.Denial> judge(Claim claim) {
    return claim
        .wish()
        .nodePort()
        .filter(node -> claim.wish().exposure().hasNodePort() && !numbers.covers(node.number()))
        .map(node -> List.of(denial(node, new Key.OnNode(node.number()))))
        .orElse(List.of());
  }

  private Objection.Denial denial(Wish.NodePort node, Key key) {
    return new Objection.Denial(
        Reason.NodePortOutOfRange,
        Kind.Physical,
        Enforcement.DenyNew,
        "the API server",
        Optional.of(key),
        "the API server hands out node ports %s only; choose one of these%s"
            .formatted(numbers, node.stated() ? ", or leave nodePort out" : ""));
  }
}
