package dev.portolan.operator.faults;

import io.vertx.core.Future;
import java.util.Map;

/** What becomes of a write on its way. */
sealed interface Fate {

  /** It reaches the API server, and the answer comes back. */
  record Delivered() implements Fate {}

  /** The connection breaks before it reaches the API server. */
  record NeverSent() implements Fate {}

  /** The API server does it; the connection breaks before the answer comes back. */
  record AnswerLost() implements Fate {}

  /** It reaches the API server twice; the answer to the second comes back. */
  record SentTwice() implements Fate {}

  /** The proxy answers; the API server never hears of it. */
  record Answered(int code, String reason, Map<String, String> headers) implements Fate {}

  /** It is delivered once this is done. */
  record Held(Future<?> until) implements Fate {}

  /** This operator is killed at this moment. */
  record Killed(Moment moment) implements Fate {}

  /** When an operator is killed. */
  enum Moment {
    BEFORE_IT_IS_SENT,
    BEFORE_THE_ANSWER,
    AFTER_THE_ANSWER
  }
}
