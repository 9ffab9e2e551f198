package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an allocation declares: services with their ports, and ports kept for later. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PortAllocationSpec(
    @JsonPropertyDescription("Who answers for these ports.") @Nullable Owner owner,
    @JsonInclude(JsonInclude.Include.ALWAYS)
        @Default("[\"Service\",\"NetworkPolicy\"]")
        @Size(max = 2)
        @JsonPropertyDescription(
            "What the operator creates: Service, NetworkPolicy or both; an empty list only"
                + " registers and judges.")
        List<Program> program,
    @Size(max = 64)
        @JsonPropertyDescription("The services of this allocation, in order of precedence.")
        List<ServiceDeclaration> services,
    @Size(max = 128) @JsonPropertyDescription("Ports kept for future use.")
        List<Reservation> reservations) {

  static final PortAllocationSpec EMPTY =
      new PortAllocationSpec(
          null, List.of(Program.Service, Program.NetworkPolicy), List.of(), List.of());

  public PortAllocationSpec {
    program =
        program == null ? List.of(Program.Service, Program.NetworkPolicy) : Copies.of(program);
    services = Copies.of(services);
    reservations = Copies.of(reservations);
  }
}
