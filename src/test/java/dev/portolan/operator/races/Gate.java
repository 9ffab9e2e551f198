package dev.portolan.operator.races;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds the first Services of a race until it is opened (at the latest after 90 seconds), as a slow
 * API server would: whoever has decided meanwhile has decided without having seen them.
 */
final class Gate implements Interceptor {
  private static final long LONGEST_SECONDS = 90;

  private final CountDownLatch open = new CountDownLatch(1);
  private final Set<String> waiting = new ConcurrentSkipListSet<>();

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    if (request.method().equals("POST") && request.uri().getPath().endsWith("/services")) {
      Service service = Serialization.unmarshal(request.bodyString(), Service.class);
      waiting.add(service.getMetadata().getName());
      await();
    }
  }

  /** The names of the Services that came to the gate. */
  Set<String> arrived() {
    return Set.copyOf(waiting);
  }

  void open() {
    open.countDown();
  }

  private void await() {
    try {
      if (!open.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        open();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
