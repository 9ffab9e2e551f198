package dev.portolan.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;

/**
 * The requests that the operator makes of the API server, and no others: what it may do to a
 * cluster can be read here.
 *
 * <p>Nothing is merged, applied or written without saying which version it replaces. A refusal is a
 * {@link io.fabric8.kubernetes.client.KubernetesClientException} with the server's code; no code (0
 * or less) means that no answer came, and the request may have been carried out or not.
 */
public interface ApiServer {

  /** POST: the object as it is then, or a refusal when the name is taken (409). */
  <R extends HasMetadata> R create(R object);

  /** PUT in place of exactly the version and incarnation that the object names (else 409, 404). */
  <R extends HasMetadata> R replace(R object);

  /**
   * The POST or PUT of the object, as its resourceVersion tells, without writing anything (dry
   * run): it is refused as that one would be. Who cannot tell refuses nothing.
   */
  default <R extends HasMetadata> void rehearse(R object) {}

  /** PUT of the status alone, on top of exactly the version that the object names. */
  <R extends HasMetadata> R replaceStatus(R object);

  /**
   * DELETE of exactly the version that was read (else 409); one that is gone already is no refusal.
   */
  void delete(HasMetadata read);

  /** GET of a cluster-scoped object. */
  <R extends HasMetadata> Optional<R> get(Class<R> type, String name);

  /** GET of a namespaced object. */
  <R extends HasMetadata> Optional<R> get(Class<R> type, String namespace, String name);

  /** GET of all of a kind, in every namespace. */
  <R extends HasMetadata> List<R> list(Class<R> type);

  /** GET of all of a kind in one namespace. */
  default <R extends HasMetadata> List<R> listIn(Class<R> type, String namespace) {
    return list(type).stream()
        .filter(object -> namespace.equals(object.getMetadata().getNamespace()))
        .toList();
  }

  /** GET of those of a namespace that carry the label. */
  <R extends HasMetadata> List<R> list(Class<R> type, String namespace, String label, String value);
}
