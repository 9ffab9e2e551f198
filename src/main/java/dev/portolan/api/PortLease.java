package dev.portolan.api;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** One taken key; its name is the key. */
@Group("portolan.dev")
@Version("v1alpha1")
@Singular("portlease")
@Plural("portleases")
@ShortNames("pl")
@Categories("portolan")
@ValidationRule(
    value =
"""
self.spec.scope == 'Node'
    ? self.metadata.name.split('.') == ['node', string(self.spec.port)]
: !has(self.spec.protocol) ? true
: self.spec.scope == 'Namespace'
    ? !has(self.spec.namespace) || self.metadata.name.split('.')
        == ['ns', self.spec.namespace, self.spec.protocol.lowerAscii(), string(self.spec.port)]
: self.spec.scope == 'LoadBalancer'
    ? !has(self.spec.pool) || self.metadata.name.split('.')
        == ['lb', self.spec.pool, self.spec.protocol.lowerAscii(), string(self.spec.port)]
: self.metadata.name.split('.')
    == [self.spec.scope.lowerAscii(), self.spec.protocol.lowerAscii(), string(self.spec.port)]
""",
    message =
        "metadata.name is the key: ns.<namespace>.<protocol>.<port>, node.<port>,"
            + " lb.<pool>.<protocol>.<port>, host.<protocol>.<port> or cluster.<protocol>.<port>,"
            + " in lower case and equal to the fields of spec")
@AdditionalPrinterColumn(
    name = "Port",
    jsonPath = ".spec.port",
    getDescription = "The number",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Protocol",
    jsonPath = ".spec.protocol",
    getDescription = "The protocol")
@AdditionalPrinterColumn(
    name = "Scope",
    jsonPath = ".spec.scope",
    getDescription = "Where the number is taken")
@AdditionalPrinterColumn(
    name = "Namespace",
    jsonPath = ".spec.namespace",
    getDescription = "The namespace of the key")
@AdditionalPrinterColumn(
    name = "Holder-Namespace",
    jsonPath = ".spec.holder.namespace",
    getDescription = "The namespace of the allocation that holds it")
@AdditionalPrinterColumn(
    name = "Holder",
    jsonPath = ".spec.holder.name",
    getDescription = "The allocation that holds it")
@AdditionalPrinterColumn(
    name = "Claims",
    jsonPath = ".spec.claims",
    getDescription = "The claims that use it, as service/port")
@AdditionalPrinterColumn(
    name = "State",
    jsonPath = ".spec.state",
    getDescription = "Active, Reserved or Quarantined")
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    getDescription = "Since when the lease exists",
    type = AdditionalPrinterColumn.Type.DATE)
public class PortLease extends CustomResource<PortLeaseSpec, Void> {

  @Override
  @SuppressWarnings("NullAway") // a key cannot be made up: a lease without spec has none
  protected PortLeaseSpec initSpec() {
    return null;
  }
}
