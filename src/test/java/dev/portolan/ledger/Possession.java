package dev.portolan.ledger;

import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Everybody who has a key in any way. */
final class Possession {

  private Possession() {}

  /** What a harbour's register and strangers tell of node ports. */
  record Known(Harbour harbour) implements NodePorts.Register {
    @Override
    public boolean isOfSomebodyElse(Key key, Claim claim) {
      return harbour.strangers.containsKey(key)
          || Optional.ofNullable(harbour.leases.get(key)).filter(l -> !l.admits(claim)).isPresent();
    }

    @Override
    public boolean isWantedByOthers(Key key, Owner owner) {
      return harbour.declarations.values().stream()
          .filter(declaration -> !declaration.owner().equals(owner))
          .flatMap(declaration -> declaration.lines().stream())
          .flatMap(line -> line.wish().nodePort().stream())
          .anyMatch(node -> key.equals(new Key.OnNode(node.number())));
    }

    @Override
    public Collection<Lease> leasesOf(Owner owner) {
      return harbour.leases.values().stream().filter(lease -> isOf(lease, owner)).toList();
    }

    private static boolean isOf(Lease lease, Owner owner) {
      return owner.sameName(lease.namespace(), lease.allocation());
    }
  }

  /** As {@code namespace/allocation}, or {@code namespace/service} for strangers. */
  static Set<String> of(Key key, World world, Settlement settlement) {
    Set<String> owners = new TreeSet<>();
    world.leases().stream()
        .filter(
            lease ->
                lease.key().equals(key)
                    || world.rules().today(lease).filter(key::equals).isPresent())
        .forEach(lease -> owners.add(lease.namespace() + "/" + lease.allocation()));
    settlement.verdicts().values().stream()
        .filter(verdict -> verdict.held().contains(key))
        .forEach(verdict -> owners.add(verdict.claim().owner().toString()));
    settlement.reservations().values().stream()
        .filter(verdict -> verdict.state() == ReservationVerdict.State.Reserved)
        .filter(verdict -> verdict.reservation().key().equals(Optional.of(key)))
        .forEach(verdict -> owners.add(verdict.reservation().owner().toString()));
    // A policy may have brought it onto a number whose lease waits out the quarantine of another.
    world
        .observed()
        .ours()
        .forEach(
            (name, shown) -> {
              if (shown.keys((Key.ServiceName) name).contains(key)) {
                owners.add(((Key.ServiceName) name).namespace() + "/" + shown.allocation());
              }
            });
    if (world.observed().strangers().containsKey(key)) {
      Stranger stranger = Objects.requireNonNull(world.observed().strangers().get(key));
      owners.add(stranger.namespace() + "/" + stranger.service());
    }
    return owners;
  }
}
