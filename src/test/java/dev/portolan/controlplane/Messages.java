package dev.portolan.controlplane;

import java.io.BufferedReader;
import java.io.PrintStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The lines a process writes to stderr, collected and repeated while it runs. */
record Messages(Queue<String> lines, Thread reader) {
  static Messages of(BufferedReader stderr, PrintStream echo) {
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    Thread reader =
        Thread.ofVirtual().start(() -> stderr.lines().peek(echo::println).forEach(lines::add));
    return new Messages(lines, reader);
  }

  String soFar() {
    return String.join("\n", lines);
  }

  /** Waits for the process to close its stderr. */
  String all() {
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return soFar();
  }
}
