package dev.portolan.ledger;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Where random edits and voyages come from. */
public final class Seas extends DomainContextBase {

  /** The same worlds everywhere; whoever wants to see others, changes it. */
  public static final String SEED = "1";

  /** Everybody declares something and comes to rest; then much happens; last, edits are open. */
  @Provide
  Arbitrary<Voyage> voyages() {
    return Combinators.combine(
            edit(Arbitraries.just(Edit.Act.Declare)).list().ofMinSize(4).ofMaxSize(9),
            edit(acts()).list().ofMaxSize(16),
            edit(lastActs()).list().ofMinSize(2).ofMaxSize(10))
        .as(Seas::voyage);
  }

  private static Voyage voyage(List<Edit> opening, List<Edit> middle, List<Edit> ending) {
    Edit rest = new Edit(Edit.Act.Rest, 0, 0, 0, 0);
    return new Voyage(
        Stream.of(opening, List.of(rest), middle, List.of(rest), ending)
            .flatMap(List::stream)
            .toList());
  }

  @Provide
  Arbitrary<Edit> edits() {
    return edit(acts());
  }

  private static Arbitrary<Edit> edit(Arbitrary<Edit.Act> acts) {
    return Combinators.combine(
            acts,
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(0, 7),
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(0, 999))
        .as(Edit::new);
  }

  private static Arbitrary<Edit.Act> acts() {
    return Arbitraries.frequencyOf(
        Tuple.of(60, tenantsActs()),
        Tuple.of(
            40,
            Arbitraries.frequency(
                Tuple.of(4, Edit.Act.Policy),
                Tuple.of(2, Edit.Act.Share),
                Tuple.of(3, Edit.Act.Stranger),
                Tuple.of(1, Edit.Act.NoStranger),
                Tuple.of(3, Edit.Act.LoseLease),
                Tuple.of(1, Edit.Act.LoseAllLeases),
                Tuple.of(1, Edit.Act.Later),
                Tuple.of(8, Edit.Act.Run),
                Tuple.of(3, Edit.Act.Rest))));
  }

  private static Arbitrary<Edit.Act> lastActs() {
    return Arbitraries.frequencyOf(
        Tuple.of(80, tenantsActs()),
        Tuple.of(12, Arbitraries.just(Edit.Act.Expose)),
        Tuple.of(20, Arbitraries.just(Edit.Act.Revert)),
        Tuple.of(4, Arbitraries.just(Edit.Act.Stranger)));
  }

  private static Arbitrary<Edit.Act> tenantsActs() {
    return Arbitraries.frequency(
        Tuple.of(4, Edit.Act.Declare),
        Tuple.of(12, Edit.Act.Move),
        Tuple.of(4, Edit.Act.Swap),
        Tuple.of(10, Edit.Act.Expose),
        Tuple.of(3, Edit.Act.Rename),
        Tuple.of(3, Edit.Act.RenameService),
        Tuple.of(6, Edit.Act.NodePort),
        Tuple.of(4, Edit.Act.HostPort),
        Tuple.of(2, Edit.Act.FlipProtocol),
        Tuple.of(3, Edit.Act.Drop),
        Tuple.of(6, Edit.Act.Add),
        Tuple.of(3, Edit.Act.Setting),
        Tuple.of(9, Edit.Act.Reserve),
        Tuple.of(1, Edit.Act.Unreserve),
        Tuple.of(5, Edit.Act.Revert),
        Tuple.of(2, Edit.Act.Delete),
        Tuple.of(3, Edit.Act.Recreate));
  }
}
