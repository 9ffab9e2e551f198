package dev.portolan.ledger;

import java.util.ArrayList;
import java.util.List;

/** Which kinds of situation a world and its settlement show, one word for each sight. */
final class Sightseeing {

  private final World world;
  private final Standing standing;
  private final Settlement settlement;
  private final List<String> sights = new ArrayList<>();

  private Sightseeing(World world) {
    this.world = world;
    this.standing = new Standing(world);
    this.settlement = Settlement.settle(world);
  }

  static List<String> in(World world) {
    Sightseeing tour = new Sightseeing(world);
    tour.settlement.verdicts().values().forEach(tour::verdict);
    tour.settlement.reservations().values().forEach(tour::reservation);
    return tour.sights;
  }

  private void verdict(Verdict verdict) {
    switch (verdict) {
      case Verdict.Granted granted -> {
        sights.add(standing.incumbent(granted.claim()) ? "incumbent" : "newcomer granted");
        granted.warnings().forEach(denial -> sights.add("warned"));
        sights.addAll(rescued(granted.claim()));
      }
      case Verdict.Refused refused -> sights.add("refused " + refused.refusal().first().reason());
      case Verdict.Absent absent -> sights.add("absent");
      case Verdict.Kept kept -> sights.add(kept(kept));
    }
    if (verdict.claim().keys().stream()
        .anyMatch(key -> standing.formerLease(key, verdict.claim().owner()).isPresent())) {
      sights.add("renamed key");
    }
    if (!Alternatives.in(world).of(verdict, settlement).isEmpty()) {
      sights.add("advised");
    }
  }

  private List<String> rescued(Claim claim) {
    List<String> rescued = new ArrayList<>();
    for (Key key : claim.keys()) {
      if (standing
          .lease(key)
          .filter(l -> !l.heldBy(claim.owner()) && l.namedFor(claim))
          .isPresent()) {
        rescued.add("handover");
      }
      if (standing.lease(key).filter(lease -> lease.waitsFor(claim)).isPresent()) {
        rescued.add("activation");
      }
      if (standing.lease(key).filter(Lease::quarantined).isPresent()) {
        rescued.add("quarantine taken back");
      }
      if (key.leased() && standing.lease(key).isEmpty() && standing.running(claim).isPresent()) {
        rescued.add("lease lost or new");
      }
      standing.stranger(key).ifPresent(stranger -> rescued.add("stranger overlaps"));
    }
    return rescued;
  }

  private static String kept(Verdict.Kept kept) {
    Wish declared = kept.claim().wish();
    Wish served = kept.served().wish();
    if (!served.exposure().sameServiceTypeAs(declared.exposure())) {
      return "kept exposure";
    }
    return served.equals(declared) ? "kept by policy" : "kept number";
  }

  private void reservation(ReservationVerdict verdict) {
    sights.add("reservation " + verdict.state());
  }
}
