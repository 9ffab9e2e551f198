package dev.portolan.operator.faults;

import dev.portolan.controlplane.Component;
import dev.portolan.controlplane.ControlPlane;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Makes one plan come true. */
final class Plot implements Saboteur {
  private static final Duration WHILE = Duration.ofMillis(700);

  private final Plan plan;
  private final ControlPlane controlPlane;
  private Optional<Write> struck = Optional.empty();
  private Future<?> over = Future.succeededFuture();
  private boolean again;

  Plot(Plan plan, ControlPlane controlPlane) {
    this.plan = plan;
    this.controlPlane = controlPlane;
  }

  /** The write that was struck. */
  synchronized Optional<Write> struck() {
    return struck;
  }

  /** Whether the fault lasts no longer; also before it struck. */
  synchronized boolean over() {
    return over.isComplete();
  }

  @Override
  public synchronized Fate fateOf(Write write, Proxy proxy) {
    if (write.number() == plan.write()) {
      struck = Optional.of(write);
      again = plan.fault().again();
      return fate(proxy);
    }
    if (again && struck.filter(write::sameAs).isPresent()) {
      again = false;
      return fate(proxy);
    }
    return new Fate.Delivered();
  }

  private Fate fate(Proxy proxy) {
    return switch (plan.fault()) {
      case KILLED_BEFORE_IT_IS_SENT -> new Fate.Killed(Fate.Moment.BEFORE_IT_IS_SENT);
      case KILLED_BEFORE_THE_ANSWER -> new Fate.Killed(Fate.Moment.BEFORE_THE_ANSWER);
      case KILLED_AFTER_THE_ANSWER -> new Fate.Killed(Fate.Moment.AFTER_THE_ANSWER);
      case NEVER_SENT, NEVER_SENT_AGAIN -> new Fate.NeverSent();
      case ANSWER_LOST, ANSWER_LOST_AGAIN -> new Fate.AnswerLost();
      case SENT_TWICE -> new Fate.SentTwice();
      case DELAYED -> new Fate.Held(lasting(later(proxy)));
      case CONFLICT -> answer(409, "Conflict");
      case UNPROCESSABLE -> answer(422, "Invalid");
      case TOO_MANY_REQUESTS, TOO_MANY_REQUESTS_AGAIN ->
          new Fate.Answered(429, "TooManyRequests", Map.of("Retry-After", "1"));
      case INTERNAL_ERROR, INTERNAL_ERROR_AGAIN -> answer(500, "InternalError");
      case UNAVAILABLE, UNAVAILABLE_AGAIN -> answer(503, "ServiceUnavailable");
      case WATCHES_CUT -> {
        proxy.watches().cut();
        yield new Fate.Delivered();
      }
      case WATCHES_HELD -> {
        proxy.watches().hold();
        lasting(later(proxy).onComplete(any -> proxy.watches().release()));
        yield new Fate.Delivered();
      }
      case WATCHES_EXPIRED -> {
        proxy.watches().expire();
        yield new Fate.Delivered();
      }
      case ETCD_RESTARTED -> new Fate.Held(lasting(restarted(Component.ETCD, proxy)));
      case API_SERVER_RESTARTED -> new Fate.Held(lasting(restarted(Component.API_SERVER, proxy)));
    };
  }

  private static Fate answer(int code, String reason) {
    return new Fate.Answered(code, reason, Map.of());
  }

  private Future<?> lasting(Future<?> fault) {
    over = fault;
    return fault;
  }

  private static Future<Void> later(Proxy proxy) {
    Promise<Void> promise = Promise.promise();
    proxy.vertx().setTimer(WHILE.toMillis(), any -> promise.complete());
    return promise.future();
  }

  private Future<?> restarted(Component component, Proxy proxy) {
    return proxy
        .vertx()
        .executeBlocking(
            () -> {
              controlPlane.restart(component);
              return component;
            });
  }
}
