package dev.portolan.operator.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Objects as a trace shows them. */
final class Traces {

  private Traces() {}

  static String of(PortAllocation allocation) {
    return Serialization.asJson(allocation.getSpec());
  }

  /** A change with what is new in it. */
  static String of(Change change) {
    return change + change.after().map(now -> news(change.before(), now)).orElse("");
  }

  private static String news(Optional<HasMetadata> before, HasMetadata now) {
    return switch (now) {
      case PortLease lease ->
          " "
              + lease.getSpec().state()
              + " "
              + lease.getSpec().holder().namespace()
              + "/"
              + lease.getSpec().holder().name()
              + " "
              + lease.getSpec().holder().uid()
              + " "
              + lease.getSpec().claims();
      case Service service ->
          " of "
              + ServiceJudge.uid(service)
              + " "
              + service.getSpec().getType()
              + " "
              + service.getSpec().getPorts().stream()
                  .map(port -> port.getProtocol() + port.getPort() + ":" + port.getNodePort())
                  .collect(Collectors.joining(","));
      case PortAllocation allocation ->
          " " + allocation.getMetadata().getUid() + news(status(before), status(Optional.of(now)));
      default -> "";
    };
  }

  private static JsonNode status(Optional<HasMetadata> object) {
    return Serialization.jsonMapper()
        .valueToTree(object.flatMap(Contents::status).orElse(java.util.Map.of()));
  }

  private static String news(JsonNode before, JsonNode now) {
    StringBuilder news = new StringBuilder();
    TreeSet<String> fields = new TreeSet<>();
    before.fieldNames().forEachRemaining(fields::add);
    now.fieldNames().forEachRemaining(fields::add);
    for (String field : fields) {
      if (!Objects.equals(before.get(field), now.get(field))) {
        news.append("\n            ").append(field).append(" was ").append(before.get(field));
        news.append("\n            ").append(field).append(" is  ").append(now.get(field));
      }
    }
    return news.toString();
  }
}
