package dev.portolan.ledger;

import java.util.List;
import java.util.Optional;

/**
 * Somebody must answer for every port and for every number that is kept for later.
 *
 * @param policy whose rule it is
 */
public record OwnerRule(Enforcement enforcement, String policy) implements Rule {

  @Override
  public List<Objection.Denial> judge(Claim claim) {
    return against(claim.subject().team(), claim.owner()).stream().toList();
  }

  @Override
  public Optional<Objection.Denial> judge(Reservation reservation) {
    return against(reservation.team(), reservation.owner());
  }

  private Optional<Objection.Denial> against(Optional<String> team, Owner owner) {
    return team.isPresent()
        ? Optional.empty()
        : Optional.of(
            new Objection.Denial(
                Reason.OwnerRequired,
                Kind.Governance,
                enforcement,
                policy,
                Optional.empty(),
                "%s wants to know who answers for it; name a team in spec.owner.team of %s"
                    .formatted(policy, owner)));
  }
}
