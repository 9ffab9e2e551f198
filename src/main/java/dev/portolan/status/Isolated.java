package dev.portolan.status;

import dev.portolan.status.Conditions.Answer;
import java.util.List;

/**
 * Whether an allocation's pods can be reached by exactly the declared peers.
 *
 * @param sentences what was found
 */
public record Isolated(Standing standing, List<String> sentences) {

  /** How things stand. */
  public enum Standing {
    WidenedByOtherPolicy,
    MayBeWidened,
    SourceRangesNotEnforceable,
    HostNetworkNotCovered,
    NotFenced,
    DeclaredPeersOnly
  }

  public Isolated {
    sentences = List.copyOf(sentences);
  }

  Answer answer() {
    String message = Digest.of(sentences);
    return switch (standing) {
      case WidenedByOtherPolicy -> Answer.no(ConditionReason.WidenedByOtherPolicy, message);
      case MayBeWidened -> Answer.unknown(ConditionReason.MayBeWidened, message);
      case SourceRangesNotEnforceable ->
          Answer.unknown(ConditionReason.SourceRangesNotEnforceable, message);
      case HostNetworkNotCovered -> Answer.unknown(ConditionReason.HostNetworkNotCovered, message);
      case NotFenced ->
          Answer.unknown(ConditionReason.NotFenced, "A NetworkPolicy is missing; see Programmed.");
      case DeclaredPeersOnly ->
          Answer.yes(ConditionReason.DeclaredPeersOnly, "Reachable by exactly the declared peers.");
    };
  }
}
