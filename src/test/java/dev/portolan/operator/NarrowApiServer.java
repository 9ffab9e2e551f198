package dev.portolan.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** An API server that was started with node ports 31000-31100 only, and refuses others as such. */
record NarrowApiServer(ApiServer real) implements ApiServer {

  @Override
  public <R extends HasMetadata> R create(R object) {
    if (object instanceof Service service) {
      service.getSpec().getPorts().stream()
          .map(ServicePort::getNodePort)
          .filter(Objects::nonNull)
          .filter(number -> number < 31_000 || number > 31_100)
          .findFirst()
          .ifPresent(NarrowApiServer::refuse);
    }
    return real.create(object);
  }

  private static void refuse(int number) {
    throw new KubernetesClientException(
        ("Service \"web\" is invalid: spec.ports[0].nodePort: Invalid value: %d: provided port is"
                + " not in the valid range. The range of valid ports is 31000-31100")
            .formatted(number),
        422,
        null);
  }

  @Override
  public <R extends HasMetadata> R replace(R object) {
    return real.replace(object);
  }

  @Override
  public <R extends HasMetadata> R replaceStatus(R object) {
    return real.replaceStatus(object);
  }

  @Override
  public void delete(HasMetadata read) {
    real.delete(read);
  }

  @Override
  public <R extends HasMetadata> Optional<R> get(Class<R> type, String name) {
    return real.get(type, name);
  }

  @Override
  public <R extends HasMetadata> Optional<R> get(Class<R> type, String namespace, String name) {
    return real.get(type, namespace, name);
  }

  @Override
  public <R extends HasMetadata> List<R> list(Class<R> type) {
    return real.list(type);
  }

  @Override
  public <R extends HasMetadata> List<R> list(
      Class<R> type, String namespace, String label, String value) {
    return real.list(type, namespace, label, value);
  }
}
