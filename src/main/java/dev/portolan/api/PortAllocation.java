package dev.portolan.api;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** The service ports of a namespace, as its owner declares them. */
@Group("portolan.dev")
@Version("v1alpha1")
@Singular("portallocation")
@Plural("portallocations")
@ShortNames("pa")
@Categories("portolan")
@ValidationRule(
    value = "size(self.metadata.name) <= 63",
    message =
        "metadata.name is longer than 63 characters: the name becomes a label of the Services, so"
            + " it must be shorter")
@AdditionalPrinterColumn(
    name = "Ports",
    jsonPath = ".status.summary",
    getDescription = "Granted and wanted ports")
@AdditionalPrinterColumn(
    name = "Accepted",
    jsonPath = ".status.conditions[?(@.type==\"Accepted\")].status",
    getDescription = "Whether every declared port is granted")
@AdditionalPrinterColumn(
    name = "Programmed",
    jsonPath = ".status.conditions[?(@.type==\"Programmed\")].status",
    getDescription = "Whether every granted port is applied to the cluster")
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
    getDescription = "Accepted and Programmed")
@AdditionalPrinterColumn(
    name = "Conflicts",
    jsonPath = ".status.conflicts",
    getDescription = "Refused or kept ports",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Message",
    jsonPath = ".status.conditions[?(@.type==\"Accepted\")].message",
    getDescription = "What is refused, and what to do",
    priority = 1)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    getDescription = "Since when the allocation exists",
    type = AdditionalPrinterColumn.Type.DATE)
public class PortAllocation extends CustomResource<PortAllocationSpec, PortAllocationStatus>
    implements Namespaced {

  @Override
  protected PortAllocationSpec initSpec() {
    return PortAllocationSpec.EMPTY;
  }

  @Override
  @SuppressWarnings("NullAway") // a resource that was never judged has no status
  protected PortAllocationStatus initStatus() {
    return null;
  }
}
