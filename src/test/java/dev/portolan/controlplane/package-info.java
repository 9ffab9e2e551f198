/** A real Kubernetes control plane for tests, and the tests of the script that starts it. */
@NullMarked
package dev.portolan.controlplane;

import org.jspecify.annotations.NullMarked;
