package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers with a purpose: for some categories, or for nobody. */
@ValidationRule(value = Formats.ASCENDING, message = Formats.ASCENDING_MESSAGE)
@ValidationRule(
    value = "!has(self.allowed) || self.allowed || !has(self.categories)",
    message =
        "allowed: false keeps the range from everybody, categories included: leave one of the two"
            + " out")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PortRange(
    @Required
        @Size(max = 63)
        @ValidationRule(value = Formats.RANGE_NAME, message = Formats.RANGE_NAME_MESSAGE)
        @JsonPropertyDescription("What people call the range.")
        String name,
    @Required @Min(1) @Max(65535) @JsonPropertyDescription("The first number.") Integer from,
    @Min(1) @Max(65535) @JsonPropertyDescription("The last number; left out, the first alone.")
        @Nullable Integer to,
    @Size(max = 16)
        @ValidationRule(value = Formats.CATEGORIES, message = Formats.CATEGORIES_MESSAGE)
        @JsonPropertyDescription("The only categories of services that may use it.")
        List<@Size(max = 63) String> categories,
    @JsonPropertyDescription("False when nobody may use it.") @Nullable Boolean allowed,
    @JsonPropertyDescription("What this range does, where it differs from its policy.")
        @Nullable Enforcement enforcement) {
  public PortRange {
    categories = Copies.of(categories);
  }
}
