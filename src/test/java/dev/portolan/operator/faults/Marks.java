package dev.portolan.operator.faults;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One object of each kind that a chronicle writes down, made when all is over: what happened before
 * them was seen when they are seen, since a watch tells of its kind in order.
 */
final class Marks {
  private static final String DOCUMENTS =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: %1$s-mark}
      ---
      apiVersion: portolan.dev/v1alpha1
      kind: PortPolicy
      metadata: {name: %1$s-mark}
      spec: {namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: no-namespace}}}
      ---
      apiVersion: portolan.dev/v1alpha1
      kind: PortAllocation
      metadata: {namespace: %1$s, name: mark}
      spec: {services: [{name: mark, exposure: External, address: mark.example, ports: [{name: mark, port: 1}]}]}
      ---
      apiVersion: portolan.dev/v1alpha1
      kind: PortLease
      metadata: {name: ns.%1$s.tcp.1}
      spec:
        {scope: Namespace, namespace: %1$s, protocol: TCP, port: 1, state: Active,
         holder: {namespace: %1$s, name: nobody, uid: nobody}, claims: [mark/mark]}
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {namespace: %1$s, name: mark}
      spec: {podSelector: {}}
      ---
      apiVersion: v1
      kind: Service
      metadata: {namespace: %1$s, name: mark}
      spec: {clusterIP: None, ports: [{port: 1}]}
      """;

  private final KubernetesClient client;
  private final List<HasMetadata> objects = new ArrayList<>();

  private Marks(KubernetesClient client) {
    this.client = client;
  }

  /** Makes them, most of them in this namespace. */
  static Marks in(String namespace, KubernetesClient client) {
    Marks marks = new Marks(client);
    for (String document : DOCUMENTS.formatted(namespace).split("---", -1)) {
      marks.objects.add(client.resource(document).fieldManager("tester").serverSideApply());
    }
    return marks;
  }

  Set<String> uids() {
    Set<String> uids = new TreeSet<>();
    objects.forEach(object -> uids.add(object.getMetadata().getUid()));
    return uids;
  }

  void remove() {
    objects.forEach(object -> client.resource(object).delete());
  }
}
