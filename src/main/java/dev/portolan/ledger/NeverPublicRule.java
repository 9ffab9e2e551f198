package dev.portolan.ledger;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Numbers that must never be reachable from everywhere, whichever number stands in front of them.
 *
 * <pre>
 *  public is what                                  numbers judged
 *  has exposure NodePort, LoadBalancer or Host     the Service's port
 *  has a hostPort                                  the host port
 *  lets everybody in by its peers                  the target port, where it is a number
 * </pre>
 *
 * @param policy whose rule it is
 */
public record NeverPublicRule(List<Numbers> numbers, Enforcement enforcement, String policy)
    implements Rule {

  public NeverPublicRule {
    numbers = List.copyOf(numbers);
  }

  @Override
  public List<Objection.Denial> judge(Claim claim) {
    return publicBy(claim).stream()
        .flatMap(
            how ->
                judged(claim).entrySet().stream()
                    .filter(entry -> isForbidden(entry.getKey()))
                    .limit(1)
                    .map(entry -> denial(entry.getValue(), how)))
        .toList();
  }

  /** What makes the claim public, as the end of a sentence. */
  private static Optional<String> publicBy(Claim claim) {
    return switch (claim.wish().exposure()) {
      case NodePort, LoadBalancer, Host ->
          Optional.of("exposure " + claim.wish().exposure() + " would make it so");
      case Internal ->
          claim.wish().hostPort().isPresent()
              ? Optional.of("its hostPort would make it so")
              : Optional.of("its peers let everybody in")
                  .filter(text -> claim.subject().openToAll());
      case External -> Optional.empty();
    };
  }

  /** Each number behind or before the claim, with what it is. */
  private static SortedMap<Integer, String> judged(Claim claim) {
    SortedMap<Integer, String> judged = new TreeMap<>();
    claim
        .subject()
        .backend()
        .flatMap(Backend::targetNumber)
        .ifPresent(number -> judged.put(number, "its target port " + number));
    claim.wish().hostNumber().ifPresent(number -> judged.put(number, "host port " + number));
    if (claim.wish().onService()) {
      judged.put(claim.wish().port(), "port " + claim.wish().port());
    }
    return judged;
  }

  private boolean isForbidden(int number) {
    return numbers.stream().anyMatch(range -> range.covers(number));
  }

  private Objection.Denial denial(String what, String how) {
    return new Objection.Denial(
        Reason.NeverPublic,
        Kind.Governance,
        enforcement,
        policy,
        Optional.empty(),
        "%s must never be public by %s, and %s; use exposure Internal, no hostPort, and peers that are named"
            .formatted(what, policy, how));
  }
}
