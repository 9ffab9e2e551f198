package dev.portolan.ledger;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What earlier passes found must be kept, with the refusal that made it so.
 *
 * @param claims ports whose move is refused
 * @param services {@code namespace/allocation/service} whose change of type is refused: its working
 *     ports stay, all of them
 * @param thawed services that were given a second try, which each gets once
 */
record Retained(
    SortedMap<ClaimId, Refusal> claims,
    SortedMap<String, Refusal> services,
    SortedSet<String> thawed) {

  static final Retained NOTHING = new Retained(new TreeMap<>(), new TreeMap<>(), new TreeSet<>());

  Retained {
    claims = Collections.unmodifiableSortedMap(new TreeMap<>(claims));
    services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
    thawed = Collections.unmodifiableSortedSet(new TreeSet<>(thawed));
  }

  /** Both; where both know a refusal, the earlier one stays. */
  Retained plus(Map<ClaimId, Refusal> moreClaims, Map<String, Refusal> moreServices) {
    SortedMap<ClaimId, Refusal> bothClaims = new TreeMap<>(moreClaims);
    bothClaims.putAll(claims);
    SortedMap<String, Refusal> bothServices = new TreeMap<>(moreServices);
    bothServices.putAll(services);
    return new Retained(bothClaims, bothServices, thawed);
  }

  /** Without the services that may try again; those that did already are left alone. */
  Retained thaw(Collection<String> again) {
    SortedSet<String> fresh = new TreeSet<>(again);
    fresh.removeAll(thawed);
    SortedMap<String, Refusal> rest = new TreeMap<>(services);
    rest.keySet().removeAll(fresh);
    SortedSet<String> tried = new TreeSet<>(thawed);
    tried.addAll(fresh);
    return new Retained(claims, rest, tried);
  }
}
