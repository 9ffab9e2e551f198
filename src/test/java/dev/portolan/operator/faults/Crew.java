package dev.portolan.operator.faults;

import dev.portolan.controlplane.ControlPlane;
import dev.portolan.operator.OperatorUnderTest;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operator that works, behind its proxy; when it is killed another one takes its place. */
final class Crew implements AutoCloseable {
  private final ControlPlane controlPlane;
  private final Logbook logbook = new Logbook();
  private final Vertx vertx = Vertx.vertx();
  private final List<Thread> leaving = new ArrayList<>();
  private Optional<Member> working = Optional.empty();

  private record Member(Proxy proxy, OperatorUnderTest operator) {}

  Crew(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
  }

  /** What whoever works writes. */
  Logbook logbook() {
    return logbook;
  }

  /** The proxy of whoever works; starts somebody when nobody does, or when it was killed. */
  Proxy atWork() {
    if (working.filter(member -> member.proxy().killed().isDone()).isPresent()) {
      dismiss();
    }
    Member member = working.orElseGet(this::engage);
    working = Optional.of(member);
    return member.proxy();
  }

  /** Whether somebody works who was not killed. */
  boolean works() {
    return working.filter(member -> !member.proxy().killed().isDone()).isPresent();
  }

  /** Stops whoever works as a deployment would: what is under way is finished. */
  void stop() {
    working.ifPresent(
        member -> {
          if (member.proxy().killed().isDone()) {
            dismiss();
          } else {
            member.operator().stop();
            member.proxy().close();
          }
        });
    working = Optional.empty();
  }

  private Member engage() {
    Proxy proxy = Proxy.before(controlPlane, logbook, vertx);
    return new Member(proxy, OperatorUnderTest.startedBehind(controlPlane, proxy.url()));
  }

  // What was killed can do nothing any more: its end need not be waited for.
  private void dismiss() {
    working.ifPresent(
        member ->
            leaving.add(
                Thread.ofVirtual()
                    .start(
                        () -> {
                          member.operator().abandon();
                          member.proxy().close();
                        })));
    working = Optional.empty();
  }

  @Override
  public void close() {
    stop();
    for (Thread thread : leaving) {
      try {
        thread.join(30_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    vertx.close();
  }
}
