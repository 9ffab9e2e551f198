package dev.portolan.ledger;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What earlier passes found must be kept, with the refusal that made it so.
 *
 * @param claims ports whose move is refused
 * @param services {@code namespace/allocation/service} whose change of type is refused: its working
 *     ports stay, all of them
 */
record Retained(SortedMap<ClaimId, Refusal> claims, SortedMap<String, Refusal> services) {

  static final Retained NOTHING = new Retained(new TreeMap<>(), new TreeMap<>());

  Retained {
    claims = Collections.unmodifiableSortedMap(new TreeMap<>(claims));
    services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
  }

  /** Both; where both know a refusal, the earlier one stays. */
  Retained plus(Map<ClaimId, Refusal> moreClaims, Map<String, Refusal> moreServices) {
    SortedMap<ClaimId, Refusal> bothClaims = new TreeMap<>(moreClaims);
    bothClaims.putAll(claims);
    SortedMap<String, Refusal> bothServices = new TreeMap<>(moreServices);
    bothServices.putAll(services);
    return new Retained(bothClaims, bothServices);
  }
}
