package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may connect to a port, in exactly one of seven forms. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Peer(
    @JsonPropertyDescription("True for every pod of the same namespace.")
        @Nullable Boolean sameNamespace,
    @Size(max = 63)
        @JsonPropertyDescription(
            "The name of a namespace; with podSelector only its selected pods.")
        @Nullable String namespace,
    @JsonPropertyDescription("Namespaces by label; with podSelector only their selected pods.")
        @Nullable LabelSelector namespaceSelector,
    @JsonPropertyDescription(
            "Pods by label, of this namespace unless namespace or namespaceSelector is given.")
        @Nullable LabelSelector podSelector,
    @JsonPropertyDescription("The pods of a declared service.") @Nullable ServicePeer service,
    @Size(max = 43) @JsonPropertyDescription("A range of addresses, such as 10.20.0.0/16.")
        @Nullable String cidr,
    @Size(max = 8) @JsonPropertyDescription("Ranges inside cidr that stay closed.")
        List<String> except,
    @JsonPropertyDescription("True for everybody.") @Nullable Boolean anyone) {
  public Peer {
    except = Copies.of(except);
  }
}
