package dev.portolan.api;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** What an admin rules about ports, for some namespaces or for the whole cluster. */
@Group("portolan.dev")
@Version("v1alpha1")
@Singular("portpolicy")
@Plural("portpolicies")
@ShortNames("pp")
@Categories("portolan")
@AdditionalPrinterColumn(
    name = "Accepted",
    jsonPath = ".status.conditions[?(@.type==\"Accepted\")].status",
    getDescription = "Whether the policy stands")
@AdditionalPrinterColumn(
    name = "Enforcement",
    jsonPath = ".spec.enforcement",
    getDescription = "What its rules do")
@AdditionalPrinterColumn(
    name = "Collision-Scope",
    jsonPath = ".spec.collisionScope",
    getDescription = "How far a number blocks another",
    priority = 1)
@AdditionalPrinterColumn(
    name = "Message",
    jsonPath = ".status.conditions[?(@.type==\"Accepted\")].message",
    getDescription = "What is wrong with the policy",
    priority = 1)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    getDescription = "Since when the policy exists",
    type = AdditionalPrinterColumn.Type.DATE)
public class PortPolicy extends CustomResource<PortPolicySpec, PortPolicyStatus> {

  @Override
  protected PortPolicySpec initSpec() {
    return PortPolicySpec.EMPTY;
  }

  @Override
  @SuppressWarnings("NullAway") // a policy that was never judged has no status
  protected PortPolicyStatus initStatus() {
    return null;
  }
}
