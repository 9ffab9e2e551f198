package dev.portolan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.jspecify.annotations.Nullable;

/** What runs goes on running. */
@Domain(Seas.class)
@Domain(DomainContext.Global.class)
abstract class IncumbentLaws {

  @Property(seed = Seas.SEED)
  void what_runs_is_lost_by_no_edit_of_others(
      @ForAll Voyage voyage, @ForAll @Size(max = 12) List<Edit> later) {
    // Given
    Harbour harbour = voyage.harbour().rest();
    String path = later.isEmpty() ? Edit.PATHS.getFirst() : later.getFirst().path();
    Map<ClaimId, Verdict> before = ofOwner(harbour, path);

    // When
    later.stream()
        .filter(edit -> !edit.path().equals(path))
        .filter(edit -> edit.act().byTenant() || edit.act() == Edit.Act.Run)
        .forEach(edit -> Voyage.apply(edit, harbour));

    // Then
    Map<ClaimId, Verdict> after = ofOwner(harbour, path);
    before.forEach((id, verdict) -> stays(verdict, after.get(id)));
  }

  @Property(seed = Seas.SEED)
  void what_runs_is_lost_to_no_stranger(
      @ForAll Voyage voyage, @ForAll @Size(max = 8) List<Edit> later) {
    // Given
    Harbour harbour = voyage.harbour().rest();
    Map<ClaimId, Verdict> before = harbour.settle().verdicts();

    // When
    later.forEach(edit -> Rulings.stranger(edit, harbour));

    // Then
    Map<ClaimId, Verdict> after = harbour.settle().verdicts();
    before.values().stream()
        .filter(IncumbentLaws::isShown)
        .forEach(verdict -> stays(verdict, after.get(verdict.claim().id())));
  }

  @Property(seed = Seas.SEED)
  void what_runs_is_lost_with_no_lease(@ForAll Voyage voyage) {
    // Given
    Harbour harbour = voyage.harbour().rest();
    Map<ClaimId, Verdict> before = harbour.settle().verdicts();

    // When
    harbour.leases.clear();

    // Then
    Map<ClaimId, Verdict> after = harbour.settle().verdicts();
    before.values().stream()
        .filter(IncumbentLaws::isShown)
        .forEach(verdict -> runsOnOrMoves(verdict, after.get(verdict.claim().id())));
  }

  /** What is only registered loses its key with its lease, and a waiter may then move there. */
  private static void runsOnOrMoves(Verdict before, @Nullable Verdict after) {
    if (!(before instanceof Verdict.Kept && after instanceof Verdict.Granted)) {
      assertThat(running(after)).isEqualTo(running(before));
    }
  }

  /** What a Service shows; a host port is known from its lease only. */
  private static boolean isShown(Verdict verdict) {
    return verdict.claim().wish().programmed()
        && verdict.claim().wish().hostNumber().isEmpty()
        && !(verdict instanceof Verdict.Refused);
  }

  private static Optional<String> running(@Nullable Verdict verdict) {
    return switch (verdict) {
      case Verdict.Granted granted -> Optional.of(served(granted.claim()));
      case Verdict.Kept kept -> Optional.of(served(kept.served()));
      case Verdict.Refused refused -> Optional.empty();
      case Verdict.Absent absent -> Optional.empty();
      case null -> Optional.empty();
    };
  }

  private static String served(Claim claim) {
    Wish wish = claim.wish();
    // Leases alone do not always tell the exposure of what is registered only.
    String exposure = wish.programmed() ? wish.exposure() + " " : "";
    return exposure + wish.protocol() + " " + wish.port();
  }

  private static Map<ClaimId, Verdict> ofOwner(Harbour harbour, String path) {
    return harbour.settle().verdicts().entrySet().stream()
        .filter(e -> (e.getKey().namespace() + "/" + e.getKey().allocation()).equals(path))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static void stays(Verdict before, @Nullable Verdict after) {
    switch (before) {
      case Verdict.Granted granted -> assertThat(after).isInstanceOf(Verdict.Granted.class);
      case Verdict.Absent absent -> assertThat(after).isInstanceOf(Verdict.Absent.class);
      case Verdict.Kept kept -> {
        if (after instanceof Verdict.Kept still) {
          assertThat(running(still)).isEqualTo(running(kept));
        } else {
          assertThat(after).isInstanceOf(Verdict.Granted.class);
        }
      }
      // It has nothing to lose; new beside a refused change of exposure, it may come to be kept.
      case Verdict.Refused refused -> assertThat(after).isNotInstanceOf(Verdict.Absent.class);
    }
  }

  @Property(seed = Seas.SEED)
  void a_round_of_the_operator_takes_nothing_away(@ForAll Voyage voyage) {
    // Given
    Harbour harbour = voyage.harbour();
    Settlement before = harbour.settle();

    // When
    harbour.run();

    // Then
    Settlement after = harbour.settle();
    before.verdicts().values().stream()
        .filter(Answers::isRemembered)
        .forEach(verdict -> stays(verdict, after.verdicts().get(verdict.claim().id())));
  }
}
