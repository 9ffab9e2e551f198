package dev.portolan.report;

import dev.portolan.ledger.ClaimId;
import java.util.Map;

/**
 * What is known of ports beside what the ledger decides.
 *
 * @param contests what to say of a port that nobody can decide about yet
 */
public record Known(Map<ClaimId, Reach> reaches, Map<ClaimId, String> contests) {

  /** Nothing. */
  public static final Known NOTHING = new Known(Map.of(), Map.of());

  public Known {
    reaches = Map.copyOf(reaches);
    contests = Map.copyOf(contests);
  }
}
