package dev.portolan.operator;

import dev.portolan.api.HolderStatus;
import dev.portolan.api.PortStatus;
import dev.portolan.ledger.Holder;
import dev.portolan.ledger.Refusal;
import dev.portolan.ledger.Verdict;
import java.util.Optional;

/** Whether a port's status already tells of this very refusal. */
final class SameRefusal {

  private SameRefusal() {}

  static boolean as(PortStatus told, Verdict verdict) {
    return verdict
        .refused()
        .filter(refusal -> told.port() == verdict.claim().wish().port())
        .filter(refusal -> told.state().name().equals(state(verdict, refusal)))
        .filter(refusal -> told.reason().equals(refusal.first().reason().name()))
        .filter(refusal -> sameHolder(told.holder(), refusal.holder()))
        .isPresent();
  }

  private static String state(Verdict verdict, Refusal refusal) {
    return verdict instanceof Verdict.Kept ? "Kept" : refusal.denied() ? "Denied" : "Conflicted";
  }

  private static boolean sameHolder(
      @org.jspecify.annotations.Nullable HolderStatus told, Optional<Holder> holder) {
    return Optional.ofNullable(told).map(HolderStatus::name).equals(holder.map(Holder::allocation));
  }
}
