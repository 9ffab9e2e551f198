package dev.portolan.controlplane;

import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Counts the tests that had no control plane, and says so when all tests are done. */
final class SkippedTests implements AutoCloseable {
  private final AtomicInteger count;

  private SkippedTests(AtomicInteger count) {
    this.count = count;
  }

  /** The number is a JDK class: every class loader of a Quarkus run finds the same one. */
  static SkippedTests of(Store root) {
    AtomicInteger count =
        root.computeIfAbsent("skipped", key -> new AtomicInteger(), AtomicInteger.class);
    SkippedTests skipped = new SkippedTests(count);
    root.computeIfAbsent("report", key -> skipped);
    return skipped;
  }

  @SuppressWarnings("SystemOut") // a skip must be seen by who runs the tests
  void add(Class<?> testClass) {
    int methods =
        ReflectionSupport.findMethods(
                testClass, SkippedTests::isTest, HierarchyTraversalMode.TOP_DOWN)
            .size();
    count.addAndGet(methods);
    System.err.println(
        "SKIPPED: " + methods + " tests of " + testClass.getName() + " need a control plane");
  }

  private static boolean isTest(Method method) {
    return AnnotationSupport.isAnnotated(method, Testable.class);
  }

  @Override
  @SuppressWarnings("SystemOut")
  public void close() {
    System.err.println(
        "SKIPPED for want of a control plane: "
            + count
            + " tests in all. They are not passed; the first skip says what to install.");
  }
}
