package dev.portolan.operator;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Says once when the API server cannot be reached, and once when it can be again. */
final class Outage implements Interceptor {

  private static final Logger LOG = Logger.getLogger(Outage.class);

  private final AtomicBoolean lasting = new AtomicBoolean();

  @Override
  public void afterConnectionFailure(HttpRequest request, Throwable failure) {
    if (lasting.compareAndSet(false, true)) {
      LOG.warnf(
          "The API server at %s cannot be reached (%s). Waiting for it; nothing is lost.",
          request.uri().getAuthority(), failure.getMessage());
    }
  }

  @Override
  public void after(
      HttpRequest request,
      HttpResponse<?> response,
      AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    if (lasting.compareAndSet(true, false)) {
      LOG.infof("The API server at %s answers again.", request.uri().getAuthority());
    }
  }
}
