package dev.portolan.ledger;

import java.time.Duration;
import java.util.List;

/**
 * A freed key stays with who had it last for a time, so that a deployment made again finds it.
 *
 * @param quarantine from the moment in which nothing serves the key any more
 */
public record QuarantineRule(Duration quarantine) implements Rule {

  @Override
  public List<Objection.Denial> judge(Claim claim) {
    return List.of();
  }
}
