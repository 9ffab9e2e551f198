package dev.portolan.operator;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * The API server's clock as its answers show it: the Date of the last one (RFC 9110, whole
 * seconds), carried on by a counter that nobody can set. It is never ahead of the real one by more
 * than an answer takes; before the first answer it stands at the epoch.
 */
public final class ServerClock extends Clock implements Interceptor {

  /** Under which name a client's HTTP stack knows it. */
  public static final String NAME = "server-clock";

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final LongSupplier nanos;
  private final AtomicReference<Reading> last;

  /** What the API server said when the counter stood there. */
  private record Reading(Instant date, long nanos) {
    Instant carriedTo(long now) {
      return date.plusNanos(now - nanos);
    }

    // Whole seconds: within the one that was said, going on as before is as true, and never goes
    // back.
    Reading corrected(Instant said, long now) {
      Instant expected = carriedTo(now);
      boolean agrees = !expected.isBefore(said) && expected.isBefore(said.plus(SECOND));
      return agrees ? this : new Reading(said, now);
    }
  }

  /** One whose counter is the process's. */
  public ServerClock() {
    this(System::nanoTime);
  }

  ServerClock(LongSupplier nanos) {
    this.nanos = nanos;
    this.last = new AtomicReference<>(new Reading(Instant.EPOCH, nanos.getAsLong()));
  }

  @Override
  public void after(
      HttpRequest request,
      HttpResponse<?> response,
      AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    response.headers("Date").stream().findFirst().ifPresent(this::heard);
  }

  /** Takes in what an answer's Date says; what is no date says nothing. */
  void heard(String date) {
    try {
      Instant said = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
      last.updateAndGet(reading -> reading.corrected(said, nanos.getAsLong()));
    } catch (DateTimeException e) {
      // Somebody between us and the API server: the other clock still counts.
    }
  }

  @Override
  public Instant instant() {
    return last.get().carriedTo(nanos.getAsLong());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** It only tells instants, which have no zone. */
  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
