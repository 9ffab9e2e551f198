package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may connect to a port, in exactly one of seven forms. */
@ValidationRule(
    value = Peer.ONE_FORM,
    message =
        "say in exactly one way who may connect: sameNamespace, namespace, namespaceSelector,"
            + " podSelector, service, cidr or anyone; only namespace and namespaceSelector go"
            + " together with podSelector, and only cidr with except")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Peer(
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
    @JsonPropertyDescription("The pods of a declared service.") @Nullable ServicePeer service,
    @Size(max = 43) @JsonPropertyDescription("A range of addresses, such as 10.20.0.0/16.")
        @Nullable String cidr,
    @Size(max = 8) @JsonPropertyDescription("Ranges inside cidr that stay closed.")
        List<@Size(max = 43) String> except,
    @JsonPropertyDescription("True for everybody.") @Nullable Boolean anyone) {

  static final String ONE_FORM =
"""
has(self.sameNamespace)
    ? !(has(self.namespace) || has(self.namespaceSelector) || has(self.podSelector)
        || has(self.service) || has(self.cidr) || has(self.except) || has(self.anyone))
: has(self.anyone)
    ? !(has(self.namespace) || has(self.namespaceSelector) || has(self.podSelector)
        || has(self.service) || has(self.cidr) || has(self.except))
: has(self.service)
    ? !(has(self.namespace) || has(self.namespaceSelector) || has(self.podSelector)
        || has(self.cidr) || has(self.except))
: has(self.cidr)
    ? !(has(self.namespace) || has(self.namespaceSelector) || has(self.podSelector))
: has(self.namespace)
    ? !(has(self.namespaceSelector) || has(self.except))
: (has(self.namespaceSelector) || has(self.podSelector)) && !has(self.except)
""";

  static final String SOMEBODY = "size(self) > 0";
  static final String SOMEBODY_MESSAGE =
      "allowFrom names nobody: name who may connect, or leave allowFrom out for the default of the"
          + " exposure";

  static final String NAMED_EVERYWHERE = "self.all(p, !has(p.service) || has(p.service.namespace))";
  static final String NAMED_EVERYWHERE_MESSAGE =
      "a policy has no namespace of its own: name the service's namespace, too";

  static final String EXCEPT_INSIDE_CIDR =
      """
      self.all(p, !has(p.except) || !has(p.cidr) || [cidr(p.cidr)].all(c, p.except.all(x,
          c.containsCIDR(x) && cidr(x).prefixLength() > c.prefixLength())))
      """;
  static final String EXCEPT_INSIDE_CIDR_MESSAGE =
      "each range of except lies inside cidr and is smaller: correct it, or leave it out";

  public Peer {
    except = Copies.of(except);
  }
}
