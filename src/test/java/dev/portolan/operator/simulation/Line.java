package dev.portolan.operator.simulation;

import dev.portolan.operator.ApiServer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** An operator's line to the API server, on which the schedule may hold up or lose anything. */
final class Line implements ApiServer {
  private final ApiServer server;
  private final Traffic traffic;

  /** What happens to requests on their way. */
  interface Traffic {
    /** Passes a request on, now or later, or not at all. */
    <T> T pass(Request request, Supplier<T> carryOut);
  }

  Line(ApiServer server, Traffic traffic) {
    this.server = server;
    this.traffic = traffic;
  }

  @Override
  public <R extends HasMetadata> R create(R object) {
    return traffic.pass(request("POST", object), () -> server.create(object));
  }

  @Override
  public <R extends HasMetadata> R replace(R object) {
    return traffic.pass(request("PUT", object), () -> server.replace(object));
  }

  @Override
  public <R extends HasMetadata> void rehearse(R object) {
    boolean unused =
        traffic.pass(
            request("REHEARSE", object),
            () -> {
              server.rehearse(object);
              return true;
            });
  }

  @Override
  public <R extends HasMetadata> R replaceStatus(R object) {
    return traffic.pass(request("PUT status", object), () -> server.replaceStatus(object));
  }

  @Override
  public void delete(HasMetadata read) {
    boolean unused =
        traffic.pass(
            request("DELETE", read),
            () -> {
              server.delete(read);
              return true;
            });
  }

  @Override
  public <R extends HasMetadata> Optional<R> get(Class<R> type, String name) {
    return traffic.pass(new Request("GET", Kind.of(type), name), () -> server.get(type, name));
  }

  @Override
  public <R extends HasMetadata> Optional<R> get(Class<R> type, String namespace, String name) {
    return traffic.pass(
        new Request("GET", Kind.of(type), namespace + "/" + name),
        () -> server.get(type, namespace, name));
  }

  @Override
  public <R extends HasMetadata> List<R> list(Class<R> type) {
    return traffic.pass(new Request("LIST", Kind.of(type), ""), () -> server.list(type));
  }

  @Override
  public <R extends HasMetadata> List<R> list(
      Class<R> type, String namespace, String label, String value) {
    return traffic.pass(
        new Request("LIST", Kind.of(type), namespace + " " + label + "=" + value),
        () -> server.list(type, namespace, label, value));
  }

  private static Request request(String verb, HasMetadata object) {
    return new Request(verb, Kind.of(object), Kind.key(object));
  }
}
