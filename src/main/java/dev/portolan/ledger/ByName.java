package dev.portolan.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The leases that name an allocation, and the claims that a lease names. Indexed when first asked:
 * where everybody has what he wants, nobody asks.
 */
final class ByName {

  private final World world;
  private @Nullable Map<String, List<Lease>> leases;
  private @Nullable Map<String, Claim> claims;

  ByName(World world) {
    this.world = world;
  }

  /** The leases of a claim's allocation, or of a former one of that name, but lapsed ones. */
  List<Lease> leases(ClaimId claim) {
    Map<String, List<Lease>> known = leases;
    if (known == null) {
      known =
          world.leases().stream()
              .filter(lease -> !lease.lapsed(world.now()))
              .collect(
                  Collectors.groupingBy(lease -> lease.namespace() + "/" + lease.allocation()));
      leases = known;
    }
    return known.getOrDefault(claim.namespace() + "/" + claim.allocation(), List.of());
  }

  /** The claim of an incarnation of an allocation, as a lease lists it: {@code service/port}. */
  Optional<Claim> claim(String uid, String path) {
    Map<String, Claim> known = claims;
    if (known == null) {
      known = new HashMap<>();
      for (Claim claim : world.claims()) {
        known.put(key(claim.owner().uid(), claim.id().path()), claim);
      }
      claims = known;
    }
    return Optional.ofNullable(known.get(key(uid, path)));
  }

  private static String key(String uid, String path) {
    return uid + " " + path;
  }
}
