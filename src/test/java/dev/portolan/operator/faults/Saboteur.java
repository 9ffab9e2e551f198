package dev.portolan.operator.faults;

/** Decides what becomes of each write; asked on the proxy's event loop, so it must not wait. */
interface Saboteur {
  /** Lets everything pass. */
  Saboteur NONE = (write, proxy) -> new Fate.Delivered();

  /** What becomes of a write that came to this proxy. */
  Fate fateOf(Write write, Proxy proxy);
}
