package dev.portolan.operator.races;

import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Two operators without leader election, eight clients, and everybody wants the same ports.
 *
 * <p>{@code -Draces.allocations=N} says how many want them (200).
 */
@WithControlPlane
class RaceTest {
  private static final int ALLOCATIONS = Integer.getInteger("races.allocations", 200);

  private final ControlPlane controlPlane;

  RaceTest(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
  }

  @Test
  void of_all_who_want_the_same_numbers_of_a_namespace_one_is_served_and_the_others_know_by_whom() {
    // Given
    Contest contest =
        new Contest(List.of(controlPlane.newNamespace("race")), ALLOCATIONS, 20, 0, 0);

    // Then
    everyWaveHasOneWinnerAKey(contest, "of a namespace's numbers");
  }

  @Test
  void one_address_and_the_nodes_serve_no_two_namespaces_on_one_number() {
    // Given
    List<String> namespaces =
        Stream.generate(() -> controlPlane.newNamespace("race")).limit(4).toList();
    Contest contest = new Contest(namespaces, ALLOCATIONS / 4, 0, 10, 10);

    // Then
    everyWaveHasOneWinnerAKey(contest, "of a pool's and the nodes' numbers");
  }

  private void everyWaveHasOneWinnerAKey(Contest contest, String title) {
    try (Race race = new Race(controlPlane, contest)) {
      // When
      race.begin();

      // Then
      race.assertSettled();
      System.out.println(race.figures(title + ", first wave"));

      // When
      race.delete(race.winners());

      // Then
      race.assertSettled();
      System.out.println(race.figures(title + ", after the winners went"));

      // When
      race.delete(race.everybodyThere());

      // Then
      race.assertCleared();
      race.assertNoKeyWasServedTwice();
      System.out.println(race.figures(title + ", after all went"));
    }
  }
}
