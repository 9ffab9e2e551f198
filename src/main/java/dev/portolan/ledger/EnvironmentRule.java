package dev.portolan.ledger;

import java.util.List;
import java.util.Optional;

/** A port with overrides needs a namespace that says which environment it is. */
public record EnvironmentRule() implements Rule {

  @Override
  public List<Objection.Denial> judge(Claim claim) {
    return claim.setting() == Claim.Setting.Unknown
        ? List.of(
            new Objection.Denial(
                Reason.EnvironmentUnknown,
                Kind.Governance,
                Enforcement.DenyNew,
                "environment",
                Optional.empty(),
                "it has environment overrides and namespace %1$s has no label portolan.dev/environment; label it, e.g. kubectl label namespace %1$s portolan.dev/environment=development"
                    .formatted(claim.id().namespace())))
        : List.of();
  }
}
