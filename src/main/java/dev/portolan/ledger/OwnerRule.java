package dev.portolan.ledger;

import java.util.List;
import java.util.Optional;

/**
 * Somebody must answer for every port.
 *
 * @param policy whose rule it is
 */
public record OwnerRule(Enforcement enforcement, String policy) implements Rule {

  @Override
  public List<Objection.Denial> judge(Claim claim) {
    return claim.subject().team().isPresent()
        ? List.of()
        : List.of(
            new Objection.Denial(
                Reason.OwnerRequired,
                Kind.Governance,
                enforcement,
                policy,
                Optional.empty(),
                "%s wants to know who answers for it; name a team in spec.owner.team of %s"
                    .formatted(policy, claim.owner())));
  }
}
