package dev.portolan.deploy;

import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Whether somebody may do something somewhere, as the API server answers it. */
record Grant(String user, String namespace, String verb, String group, String resource) {

  /** Of a user in a namespace that is not the operator's. */
  static Grant of(String user) {
    return new Grant(user, "default", "", "", "");
  }

  Grant in(String otherNamespace) {
    return new Grant(user, otherNamespace, verb, group, resource);
  }

  /** The resource may name a subresource after a slash. */
  Grant to(String aVerb, String aGroup, String aResource) {
    return new Grant(user, namespace, aVerb, aGroup, aResource);
  }

  boolean isAllowed(KubernetesClient client) {
    String[] parts = resource.split("/", 2);
    var review =
        new SubjectAccessReviewBuilder()
            .withNewSpec()
            .withUser(user)
            .withNewResourceAttributes()
            .withNamespace(namespace)
            .withVerb(verb)
            .withGroup(group)
            .withResource(parts[0])
            .withSubresource(parts.length > 1 ? parts[1] : "")
            .endResourceAttributes()
            .endSpec()
            .build();
    return client
        .authorization()
        .v1()
        .subjectAccessReview()
        .create(review)
        .getStatus()
        .getAllowed();
  }
}
