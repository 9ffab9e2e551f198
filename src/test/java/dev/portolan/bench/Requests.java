package dev.portolan.bench;

import dev.portolan.operator.AuditLog;
import dev.portolan.operator.AuditLog.Request;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which requests count as the cost of an allocation: all but the lists and watches of caches. */
final class Requests {

  private Requests() {}

  static List<Request> counted(AuditLog audit) {
    return audit.requests().stream().filter(Requests::isCounted).toList();
  }

  private static boolean isCounted(Request request) {
    boolean ofACache =
        request.verb().equals("watch")
            || (request.verb().equals("list") && request.namespace().isEmpty());
    return !ofACache && isOurs(request.resource());
  }

  private static boolean isOurs(String resource) {
    return resource.startsWith("port")
        || resource.equals("services")
        || resource.equals("networkpolicies");
  }

  /** How many of each sort. */
  static String told(List<Request> requests) {
    return requests.stream()
        .collect(Collectors.groupingBy(Requests::sort, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(entry -> String.format(Locale.ROOT, "%d %s", entry.getValue(), entry.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static String sort(Request request) {
    return request.verb()
        + " "
        + request.resource()
        + (request.succeeded() ? "" : " " + request.code());
  }
}
