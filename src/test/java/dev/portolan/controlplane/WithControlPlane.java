package dev.portolan.controlplane;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of this class need a real API server: parameters of type {@link ControlPlane} and
 * {@code KubernetesClient} are given.
 *
 * <p>All such tests of a JVM share one control plane. After each test its namespaces are deleted
 * and the components it killed are started again. Where no control plane is to be had the tests are
 * skipped, and counted at the end; with {@code PORTOLAN_REQUIRE_CONTROL_PLANE=1} they fail.
 *
 * <p>A Quarkus test adds {@code @WithTestResource(ControlPlaneTestResource.class)}, so that its
 * application connects to the same control plane.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(ControlPlaneExtension.class)
public @interface WithControlPlane {}
