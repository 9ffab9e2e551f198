package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of an allocation. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PortAllocationStatus(
    @JsonPropertyDescription("The generation of the spec that this status answers.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("Granted and wanted ports, such as 17/19.") @Nullable String summary,
    @JsonPropertyDescription("How many ports are refused or kept.") @Nullable Integer conflicts,
    @JsonPropertyDescription("Accepted, Programmed, Ready, and what is only said when true.")
        List<Condition> conditions,
    @JsonPropertyDescription("The answer to every declared port.") List<PortStatus> ports,
    @JsonPropertyDescription("The answer to every reservation.")
        List<ReservationStatus> reservations,
    @Size(max = 64) @JsonPropertyDescription("What should be known though it refuses nothing.")
        List<FindingStatus> findings) {
  public PortAllocationStatus {
    conditions = Copies.of(conditions);
    ports = Copies.of(ports);
    reservations = Copies.of(reservations);
    findings = Copies.of(findings);
  }
}
