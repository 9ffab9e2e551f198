package dev.portolan.controlplane;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;

/**
 * A running control plane: a real etcd, API server and controller manager on loopback.
 *
 * <p>There are no nodes, no scheduler and no kubelet: Pods stay pending. Owned objects are garbage
 * collected, namespaces are deleted, EndpointSlices follow Services.
 */
public final class ControlPlane implements AutoCloseable {
  private final Path folder;
  private final KubernetesClient client;
  private final Deque<String> namespaces = new ConcurrentLinkedDeque<>();
  private final Set<Component> killed = EnumSet.noneOf(Component.class);

  /**
   * Starts a control plane that has all its files in the folder; its first line says it is ready.
   */
  static Script.Running launch(Script script, Path folder) {
    return script.start(flags(folder));
  }

  static String[] flags(Path folder, String... apiServerFlags) {
    return Stream.concat(
            Stream.of(
                "up",
                "--kubeconfig",
                folder.resolve("kubeconfig").toString(),
                "--audit-log",
                folder.resolve("audit.log").toString(),
                "--dir",
                processes(folder).toString(),
                "--"),
            Stream.of(apiServerFlags))
        .toArray(String[]::new);
  }

  /** Connects to the control plane that has its files in the folder. */
  ControlPlane(Path folder) {
    this.folder = folder;
    this.client = new KubernetesClientBuilder().withConfig(config(folder)).build();
  }

  /**
   * The one of this JVM, for a program that is no test; stopped when the JVM ends.
   *
   * @throws IllegalStateException when there can be none; says why
   */
  public static ControlPlane ofThisJvm() {
    return SharedControlPlane.get();
  }

  private static Config config(Path folder) {
    return Config.fromKubeconfig(folder.resolve("kubeconfig").toFile());
  }

  /** The file to give to kubectl, or to an operator, to be admin of this control plane. */
  public Path kubeconfig() {
    return folder.resolve("kubeconfig");
  }

  /** One JSON object per line for each request answered, reads included (audit.k8s.io/v1). */
  public Path auditLog() {
    return folder.resolve("audit.log");
  }

  /** A client that is admin; it is closed together with this object. */
  public KubernetesClient client() {
    return client;
  }

  /** Creates a namespace of a name nobody had before; it is deleted after the test. */
  public String newNamespace(String prefix) {
    String name =
        client
            .namespaces()
            .resource(
                new NamespaceBuilder()
                    .withNewMetadata()
                    .withGenerateName(prefix + "-")
                    .endMetadata()
                    .build())
            .create()
            .getMetadata()
            .getName();
    namespaces.add(name);
    return name;
  }

  /** Applies all of {@code crds/} and waits until the API server serves them; again is harmless. */
  public void installCrds() {
    CustomResourceDefinitions.in(Path.of("crds")).install(client);
  }

  /** Kills a component as {@code kill -9} does; it stays down until it is started. */
  public void kill(Component component) {
    killed.add(component);
    tell("kill", component);
  }

  /** Starts a killed component on its former port and data, and waits until it is ready. */
  public void start(Component component) {
    tell("start", component);
    killed.remove(component);
  }

  /** Kills and starts a component. */
  public void restart(Component component) {
    kill(component);
    start(component);
  }

  private void tell(String verb, Component component) {
    Script.Outcome outcome =
        Script.plain().run(verb, component.scriptName(), "--dir", processes(folder).toString());
    if (outcome.status() != 0) {
      throw new IllegalStateException("cannot " + verb + " " + component + ": " + outcome);
    }
  }

  static Path processes(Path folder) {
    return folder.resolve("processes");
  }

  /** Starts what a test killed and left down. */
  void heal() {
    Set.copyOf(killed).stream().sorted().forEach(this::start);
  }

  int namespacesSoFar() {
    return namespaces.size();
  }

  /** Deletes the namespaces made since there were so many; does not wait for their end. */
  void deleteNamespaces(int since) {
    while (namespaces.size() > since) {
      client.namespaces().withName(namespaces.removeLast()).delete();
    }
  }

  /** Lets go of the control plane; the one who started it stops it. */
  @Override
  public void close() {
    client.close();
  }
}
