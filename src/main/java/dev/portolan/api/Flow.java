package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection that a workload opens: to a declared service, or to a port of a peer. */
@ValidationRule(
    value = Peer.ONE_FORM,
    message =
        "say in exactly one way where the flow leads: sameNamespace, namespace, namespaceSelector,"
            + " podSelector, service, cidr or anyone; only namespace and namespaceSelector go"
            + " together with podSelector, and only cidr with except")
@ValidationRule(
    value =
"""
has(self.service)
    ? !has(self.port) && !has(self.protocol)
: has(self.port) || !(has(self.cidr) || has(self.anyone) || has(self.protocol))
""",
    message =
        "a flow leads to a port: to a service by service.port, the name of a declared port, to an"
            + " address or anyone by port, a number; only pods may be named without, for every"
            + " port")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Flow(
    @JsonPropertyDescription("True for every pod of the same namespace.")
        @Nullable Boolean sameNamespace,
    @Size(max = 63)
        @Pattern(Formats.DNS_1123)
        @JsonPropertyDescription(
            "The name of a namespace; with podSelector only its selected pods.")
        @Nullable String namespace,
    @JsonPropertyDescription("Namespaces by label; with podSelector only their selected pods.")
        @Nullable LabelSelector namespaceSelector,
    @JsonPropertyDescription(
            "Pods by label, of this namespace unless namespace or namespaceSelector is given.")
        @Nullable LabelSelector podSelector,
    @JsonPropertyDescription("A declared service, with or without one of its ports.")
        @Nullable ProviderPort service,
    @Size(max = 43) @JsonPropertyDescription("A range of addresses, such as 10.20.0.0/16.")
        @Nullable String cidr,
    @Size(max = 8) @JsonPropertyDescription("Ranges inside cidr that stay closed.")
        List<@Size(max = 43) String> except,
    @JsonPropertyDescription("True for every destination.") @Nullable Boolean anyone,
    @Min(1)
        @Max(65535)
        @JsonPropertyDescription(
            "The number on the pod or at the address; pods without it are meant with every port.")
        @Nullable Integer port,
    @JsonPropertyDescription("The protocol beside port; left out, TCP.")
        @Nullable Protocol protocol) {

  public Flow {
    except = Copies.of(except);
  }
}
