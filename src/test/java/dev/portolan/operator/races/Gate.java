package dev.portolan.operator.races;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * While it is shut it holds an operator's requests of one kind (for 90 seconds at most), as a slow
 * API server would: whoever has decided meanwhile has decided without having seen what they do.
 */
final class Gate implements Interceptor {
  private static final long LONGEST_SECONDS = 90;

  private final String method;
  private final String kind;
  private final Set<String> waiting = new ConcurrentSkipListSet<>();
  private volatile CountDownLatch open = new CountDownLatch(0);

  /** An open gate for requests such as {@code POST services}. */
  Gate(String method, String kind) {
    this.method = method;
    this.kind = kind;
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    CountDownLatch now = open;
    if (now.getCount() > 0 && request.method().equals(method) && isOfKind(request)) {
      waiting.add(name(request));
      await(now);
    }
  }

  private boolean isOfKind(HttpRequest request) {
    return request.uri().getPath().matches(".*/" + kind + "(/[^/]+)?");
  }

  private String name(HttpRequest request) {
    String last = request.uri().getPath().replaceFirst(".*/", "");
    String body = request.bodyString();
    return last.equals(kind) && body != null ? nameInside(body) : last;
  }

  private static String nameInside(String body) {
    Object metadata = Serialization.unmarshal(body, Map.class).get("metadata");
    return metadata instanceof Map<?, ?> fields ? String.valueOf(fields.get("name")) : "";
  }

  /** The names of the objects whose requests came to the shut gate. */
  Set<String> arrived() {
    return Set.copyOf(waiting);
  }

  void shut() {
    open = new CountDownLatch(1);
  }

  void open() {
    open.countDown();
  }

  private static void await(CountDownLatch gate) {
    try {
      if (!gate.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        gate.countDown();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
