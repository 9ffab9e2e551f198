package dev.portolan.api;

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
