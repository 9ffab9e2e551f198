package dev.portolan.controlplane;

import java.io.BufferedReader;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The lines a process writes to stderr, collected and repeated on our own while it runs. */
record Messages(Queue<String> lines, Thread reader) {
  @SuppressWarnings("SystemOut") // progress of a first start, which takes minutes
  static Messages of(BufferedReader stderr) {
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    Thread reader =
        Thread.ofVirtual()
            .start(() -> stderr.lines().peek(System.err::println).forEach(lines::add));
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
