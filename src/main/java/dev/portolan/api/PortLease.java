package dev.portolan.api;

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
public class PortLease extends CustomResource<PortLeaseSpec, Void> {

  @Override
  @SuppressWarnings("NullAway") // a key cannot be made up: a lease without spec has none
  protected PortLeaseSpec initSpec() {
    return null;
  }
}
