package dev.portolan.operator;

import dev.portolan.api.HolderStatus;
import dev.portolan.api.PortStatus;
import dev.portolan.ledger.Audience;
import dev.portolan.ledger.Holder;
import dev.portolan.ledger.Refusal;
import dev.portolan.ledger.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a port's status already tells of this very refusal. */
final class SameRefusal {

  private SameRefusal() {}

  static boolean as(PortStatus told, Verdict verdict, Audience audience) {
    return verdict
        .refused()
        .filter(refusal -> told.port() == verdict.claim().wish().port())
        .filter(refusal -> told.state().name().equals(state(verdict, refusal)))
        .filter(refusal -> told.reason().equals(refusal.first().reason().name()))
        .filter(refusal -> sameHolder(told.holder(), refusal.holder(), audience))
        .isPresent();
  }

  private static String state(Verdict verdict, Refusal refusal) {
    return verdict instanceof Verdict.Kept ? "Kept" : refusal.denied() ? "Denied" : "Conflicted";
  }

  private static boolean sameHolder(
      @Nullable HolderStatus told, Optional<Holder> holder, Audience audience) {
    return Optional.ofNullable(told)
        .map(status -> List.of(status.namespace(), Objects.requireNonNullElse(status.name(), "")))
        .equals(holder.map(who -> List.of(who.namespace(), name(who, audience))));
  }

  private static String name(Holder holder, Audience audience) {
    return audience.mayKnow(holder.namespace()) ? holder.allocation() : "";
  }
}
