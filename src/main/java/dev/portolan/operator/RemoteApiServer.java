package dev.portolan.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;

/** The API server that a client is configured for. */
public final class RemoteApiServer implements ApiServer {

  private final KubernetesClient client;

  /** The API server at the other end of this client; closing the client is its maker's. */
  public RemoteApiServer(KubernetesClient client) {
    this.client = client;
  }

  @Override
  public <R extends HasMetadata> R create(R object) {
    return client.resource(object).create();
  }

  @Override
  public <R extends HasMetadata> R replace(R object) {
    return client.resource(object).lockResourceVersion().update();
  }

  @Override
  public <R extends HasMetadata> void rehearse(R object) {
    if (object.getMetadata().getResourceVersion() == null) {
      client.resource(object).dryRun().create();
    } else {
      client.resource(object).dryRun().update();
    }
  }

  @Override
  public <R extends HasMetadata> R replaceStatus(R object) {
    return client.resource(object).lockResourceVersion().updateStatus();
  }

  @Override
  public void delete(HasMetadata read) {
    client.resource(read).lockResourceVersion(read.getMetadata().getResourceVersion()).delete();
  }

  @Override
  public <R extends HasMetadata> Optional<R> get(Class<R> type, String name) {
    return Optional.ofNullable(client.resources(type).withName(name).get());
  }

  @Override
  public <R extends HasMetadata> Optional<R> get(Class<R> type, String namespace, String name) {
    return Optional.ofNullable(client.resources(type).inNamespace(namespace).withName(name).get());
  }

  @Override
  public <R extends HasMetadata> List<R> list(Class<R> type) {
    return client.resources(type).inAnyNamespace().list().getItems();
  }

  @Override
  public <R extends HasMetadata> List<R> listIn(Class<R> type, String namespace) {
    return client.resources(type).inNamespace(namespace).list().getItems();
  }

  @Override
  public <R extends HasMetadata> List<R> list(
      Class<R> type, String namespace, String label, String value) {
    return client.resources(type).inNamespace(namespace).withLabel(label, value).list().getItems();
  }
}
