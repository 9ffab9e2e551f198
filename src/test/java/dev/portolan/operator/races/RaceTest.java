package dev.portolan.operator.races;

import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two operators without leader election, eight clients, and everybody wants the same ports.
 *
 * <p>{@code -Draces.allocations=N} says how many want them: 10 in the everyday tests, 200 in those
 * tagged {@code verify}.
 */
@WithControlPlane
class RaceTest {
  private static final int FEW = Integer.getInteger("races.allocations", 10);
  private static final int MANY = Integer.getInteger("races.allocations", 200);

  private final ControlPlane controlPlane;

  RaceTest(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
  }

  @Test
  void of_all_who_want_the_same_numbers_one_is_served_and_the_others_know_by_whom() {
    everyWaveHasOneWinnerAKey(ofOneNamespace(FEW));
  }

  @Test
  void one_address_and_the_nodes_serve_no_two_namespaces_on_one_number() {
    everyWaveHasOneWinnerAKey(ofFourNamespaces(FEW));
  }

  @Test
  @Tag("verify")
  void two_hundred_want_twenty_numbers_of_a_namespace() {
    everyWaveHasOneWinnerAKey(ofOneNamespace(MANY));
  }

  @Test
  @Tag("verify")
  void two_hundred_want_ten_numbers_of_one_address_and_ten_of_the_nodes() {
    everyWaveHasOneWinnerAKey(ofFourNamespaces(MANY));
  }

  private Contest ofOneNamespace(int allocations) {
    return new Contest(List.of(controlPlane.newNamespace("race")), allocations, 20, 0, 0);
  }

  private Contest ofFourNamespaces(int allocations) {
    List<String> namespaces =
        Stream.generate(() -> controlPlane.newNamespace("race")).limit(4).toList();
    return new Contest(namespaces, allocations, 0, 10, 10);
  }

  private void everyWaveHasOneWinnerAKey(Contest contest) {
    // Given
    try (Race race = new Race(controlPlane, contest)) {
      // When
      race.begin();

      // Then
      race.assertSettled();
      System.out.println(race.figures("first wave"));

      // When
      race.delete(race.winners());

      // Then
      race.assertSettled();
      System.out.println(race.figures("after the winners went"));

      // When
      race.delete(race.everybodyThere());

      // Then
      race.assertCleared();
      race.assertNoKeyWasServedTwice();
      System.out.println(race.figures("after all went"));
    }
  }
}
