package dev.portolan.operator;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged at WARN and above while it is open. */
final class LogWatch implements AutoCloseable {
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final Handler handler = new Recording();

  LogWatch() {
    Logger.getLogger("").addHandler(handler);
  }

  List<String> warnings() {
    return List.copyOf(messages);
  }

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(handler);
  }

  private final class Recording extends Handler {
    @Override
    public void publish(LogRecord logged) {
      if (logged.getLevel().intValue() >= Level.WARNING.intValue()) {
        messages.add(logged.getLoggerName() + ": " + logged.getMessage());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
