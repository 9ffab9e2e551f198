package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an allocation declares: services with their ports, and ports kept for later. */
@ValidationRule(
    value =
        "(has(self.services) && size(self.services) > 0) || (has(self.reservations) &&"
            + " size(self.reservations) > 0)",
    message =
        "nothing is declared: name at least one service in services, or one port in reservations")
@ValidationRule(
    value =
        "!has(self.services) || self.services.map(s, has(s.ports) ? size(s.ports) : 0).sum() <="
            + " 512",
    message = "an allocation declares at most 512 ports in all: split it into several allocations",
    fieldPath = ".services")
@ValidationRule(
    value =
"""
size(self.program) == 0 || !has(self.services) || self.services.all(s, has(s.selector)
    || (s.exposure in ['Host', 'External']
        && (!has(s.environments) || s.environments.all(e,
            !has(e.exposure) || e.exposure in ['Host', 'External']))))
""",
    message = "a service has no selector",
    messageExpression =
"""
self.services.map(s, !has(s.selector)
    && !(s.exposure in ['Host', 'External']
        && (!has(s.environments) || s.environments.all(e,
            !has(e.exposure) || e.exposure in ['Host', 'External']))), s.name)[0]
    + ' has no selector: an Internal, NodePort or LoadBalancer service needs the labels of its pods: add a selector, use exposure External, or set program to [] to register the ports only'
""",
    fieldPath = ".services")
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
