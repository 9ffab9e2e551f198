package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** Which exposures a policy allows, and of which numbers. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ExposureRule(
    @Size(max = 5)
        @ValidationRule(
            value = "size(self) > 0",
            message =
                "allowed has no entry: name at least one exposure, or leave exposure.allowed out to"
                    + " have no say")
        @JsonPropertyDescription("The exposures that are allowed; left out, no say.")
        List<Exposure> allowed,
    @Size(max = 64)
        @JsonPropertyDescription(
            "Numbers that must never be reachable from everywhere: not as NodePort, LoadBalancer"
                + " or Host, not by a hostPort, and not for the peers anyone, 0.0.0.0/0 or ::/0.")
        List<NumberRange> neverPublic) {
  public ExposureRule {
    allowed = Copies.of(allowed);
    neverPublic = Copies.of(neverPublic);
  }
}
