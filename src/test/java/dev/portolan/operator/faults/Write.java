package dev.portolan.operator.faults;

/**
 * A request of the operator that would change something.
 *
 * @param number counted from 1, in the order in which they came; one that the client sends again
 *     has a number of its own
 * @param path with its query
 */
record Write(int number, String method, String path, String body) {

  /** Whether it is the same request, perhaps sent once more. */
  boolean sameAs(Write other) {
    return method.equals(other.method) && path.equals(other.path);
  }

  /** Such as {@code 3: POST /apis/portolan.dev/v1alpha1/portleases}. */
  @Override
  public String toString() {
    return number + ": " + method + " " + path;
  }
}
