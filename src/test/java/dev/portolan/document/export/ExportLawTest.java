package dev.portolan.document.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.PortAllocation;
import dev.portolan.document.PortMapImport;
import dev.portolan.document.declare.Declarations;
import dev.portolan.intake.Declared;
import dev.portolan.intake.Survey;
import dev.portolan.ledger.Claim;
import dev.portolan.ledger.Reservation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** An import of an export gives the same claims. */
class ExportLawTest {

  @Property(tries = 300, seed = "1")
  void an_import_of_an_export_gives_the_same_claims(
      @ForAll("allocations") List<PortAllocation> allocations) {
    // Given
    List<Declared> before = declared(allocations);

    // When
    PortMapImport read = PortMapImport.of("PORTS.md", Export.of(before));
    Declarations declarations = Declarations.of(read.reading(), Optional.empty());

    // Then
    List<Declared> after = declared(declarations.allocations());
    assertThat(claims(after)).containsExactlyElementsOf(claims(before));
    assertThat(reservations(after)).containsExactlyElementsOf(reservations(before));
    assertThat(read.reading().unread()).isEmpty();
  }

  @Property(tries = 100, seed = "1")
  void an_export_of_an_import_of_an_export_is_the_same_text(
      @ForAll("allocations") List<PortAllocation> allocations) {
    // Given
    String text = Export.of(declared(allocations));

    // When
    Declarations read =
        Declarations.of(PortMapImport.of("PORTS.md", text).reading(), Optional.empty());

    // Then
    assertThat(Export.of(declared(read.allocations()))).isEqualTo(text);
  }

  @Test
  void a_changed_number_changes_the_claim_and_a_broken_line_is_told() {
    // Given
    String text = Export.of(declared(List.of(Harbours.allocation("shop", "shop", "web", 8080))));

    // When
    PortMapImport changed = PortMapImport.of("PORTS.md", text.replace("| 8080 |", "| 8081 |"));
    PortMapImport broken = PortMapImport.of("PORTS.md", text.replace("| 8080 |", "| many |"));

    // Then
    assertThat(changed.reading().claims().getFirst().port()).contains(8081);
    assertThat(broken.reading().claims()).isEmpty();
    assertThat(broken.reading().unread()).hasSize(1);
  }

  @Provide
  Arbitrary<List<PortAllocation>> allocations() {
    return Harbours.allocations();
  }

  private static List<Declared> declared(List<PortAllocation> allocations) {
    return new Survey(allocations, List.of(), List.of(), Map.of()).declared();
  }

  private static List<Claim> claims(List<Declared> declared) {
    return declared.stream()
        .flatMap(d -> d.claims().stream())
        .sorted(Comparator.comparing(claim -> claim.id().toString()))
        .toList();
  }

  private static List<Reservation> reservations(List<Declared> declared) {
    return declared.stream()
        .flatMap(d -> d.reservations().stream())
        .sorted(Comparator.comparing(Reservation::toString))
        .toList();
  }
}
