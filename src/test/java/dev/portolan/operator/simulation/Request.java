package dev.portolan.operator.simulation;

/** One request of an operator, as a trace shows it. */
record Request(String verb, Kind kind, String key) {

  boolean writes() {
    return !verb.equals("GET") && !verb.equals("LIST") && !verb.equals("REHEARSE");
  }

  @Override
  public String toString() {
    return verb + " " + kind + " " + key;
  }
}
