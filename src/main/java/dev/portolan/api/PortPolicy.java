package dev.portolan.api;

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
