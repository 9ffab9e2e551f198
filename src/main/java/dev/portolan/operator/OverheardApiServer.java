package dev.portolan.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;

/**
 * An API server whose answers about single objects are taken down, until a watch says the same.
 *
 * <p>Lists are not: nobody keeps what only a list told of.
 */
record OverheardApiServer(ApiServer real, Hearsay hearsay) implements ApiServer {

  @Override
  public <R extends HasMetadata> R create(R object) {
    return told(real.create(object));
  }

  @Override
  public <R extends HasMetadata> R replace(R object) {
    return told(real.replace(object));
  }

  @Override
  public <R extends HasMetadata> void rehearse(R object) {
    real.rehearse(object);
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
    return real.get(type, name).map(this::told);
  }

  @Override
  public <R extends HasMetadata> Optional<R> get(Class<R> type, String namespace, String name) {
    return real.get(type, namespace, name).map(this::told);
  }

  @Override
  public <R extends HasMetadata> List<R> list(Class<R> type) {
    return real.list(type);
  }

  @Override
  public <R extends HasMetadata> List<R> listIn(Class<R> type, String namespace) {
    return real.listIn(type, namespace);
  }

  @Override
  public <R extends HasMetadata> List<R> list(
      Class<R> type, String namespace, String label, String value) {
    return real.list(type, namespace, label, value);
  }

  private <R extends HasMetadata> R told(R answer) {
    hearsay.told(answer);
    return answer;
  }
}
