package dev.portolan.intake;

import dev.portolan.api.EgressBlock;
import dev.portolan.api.Flow;
import dev.portolan.api.NetworkBlock;
import dev.portolan.api.Peer;
import dev.portolan.api.PortPolicy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What several policies say about connections, taken together. */
final class Networks {

  private Networks() {}

  static NetworkBlock joined(List<PortPolicy> speaking) {
    List<NetworkBlock> blocks =
        speaking.stream()
            .map(policy -> policy.getSpec().network())
            .filter(Objects::nonNull)
            .toList();
    List<EgressBlock> egress =
        blocks.stream().map(NetworkBlock::egress).filter(Objects::nonNull).toList();
    List<Peer> scrapers =
        blocks.stream().flatMap(block -> block.scrapeFrom().stream()).distinct().toList();
    return blocks.isEmpty()
        ? NetworkBlock.WITHOUT_POLICY
        : new NetworkBlock(scrapers, egress.isEmpty() ? null : together(egress));
  }

  private static EgressBlock together(List<EgressBlock> stated) {
    List<Flow> allowed =
        stated.stream().flatMap(block -> block.allow().stream()).distinct().toList();
    return new EgressBlock(
        ifAny(stated, EgressBlock::enforce), ifAny(stated, EgressBlock::dns), allowed);
  }

  /** True when any says so, false when only that is said, nothing when nobody says anything. */
  private static @Nullable Boolean ifAny(
      List<EgressBlock> stated, Function<EgressBlock, @Nullable Boolean> field) {
    return stated.stream()
        .flatMap(block -> Optional.ofNullable(field.apply(block)).stream())
        .reduce(Boolean::logicalOr)
        .orElse(null);
  }
}
