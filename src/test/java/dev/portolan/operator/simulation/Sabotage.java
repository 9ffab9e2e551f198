package dev.portolan.operator.simulation;

import dev.portolan.api.PortLease;
import dev.portolan.operator.ApiServer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Optional;

/** API servers that break the promise on which leases stand, as canaries for the judges. */
final class Sabotage {

  private Sabotage() {}

  /** Every lease is taken, and none is kept. */
  static ApiServer withoutLeases(ApiServer server) {
    return new PassedOn(server) {
      @Override
      public <R extends HasMetadata> R create(R object) {
        return object instanceof PortLease ? pretended(object) : super.create(object);
      }

      @Override
      public <R extends HasMetadata> R replace(R object) {
        return object instanceof PortLease ? pretended(object) : super.replace(object);
      }
    };
  }

  /** Whoever asks for a lease gets it, whoever had it. */
  static ApiServer upserting(ApiServer server) {
    return new PassedOn(server) {
      @Override
      public <R extends HasMetadata> R create(R object) {
        return object instanceof PortLease && there(object).isPresent()
            ? super.replace(object)
            : super.create(object);
      }

      private Optional<PortLease> there(HasMetadata lease) {
        return get(PortLease.class, lease.getMetadata().getName());
      }
    };
  }

  /** Nothing seems to serve any more when a lease is to be freed. */
  static ApiServer withoutServices(ApiServer server) {
    return new PassedOn(server) {
      @Override
      public <R extends HasMetadata> List<R> list(Class<R> type) {
        return List.of();
      }
    };
  }

  /** Somebody does something after Services were listed and before who asked has the answer. */
  static ApiServer afterServicesWereListed(ApiServer server, Runnable somebody) {
    return new PassedOn(server) {
      @Override
      public <R extends HasMetadata> List<R> list(Class<R> type) {
        List<R> all = super.list(type);
        somebody.run();
        return all;
      }
    };
  }

  /** Somebody does something each time before an object of this type is asked for. */
  static ApiServer beforeAskingFor(
      Class<? extends HasMetadata> asked, ApiServer server, Runnable somebody) {
    return new PassedOn(server) {
      @Override
      public <R extends HasMetadata> Optional<R> get(Class<R> type, String namespace, String name) {
        if (type.equals(asked)) {
          somebody.run();
        }
        return super.get(type, namespace, name);
      }
    };
  }

  /** Somebody does something each time before an object of this type is created. */
  static ApiServer beforeCreating(
      Class<? extends HasMetadata> created, ApiServer server, Runnable somebody) {
    return new PassedOn(server) {
      @Override
      public <R extends HasMetadata> R create(R object) {
        if (created.isInstance(object)) {
          somebody.run();
        }
        return super.create(object);
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static <R extends HasMetadata> R pretended(R lease) {
    return (R)
        Kind.PortLease.with(
            lease,
            new ObjectMetaBuilder(lease.getMetadata())
                .withUid("uid-of-nothing")
                .withResourceVersion("1")
                .build());
  }

  /** Passes everything on. */
  private static class PassedOn implements ApiServer {
    private final ApiServer server;

    PassedOn(ApiServer server) {
      this.server = server;
    }

    @Override
    public <R extends HasMetadata> R create(R object) {
      return server.create(object);
    }

    @Override
    public <R extends HasMetadata> R replace(R object) {
      return server.replace(object);
    }

    @Override
    public <R extends HasMetadata> R replaceStatus(R object) {
      return server.replaceStatus(object);
    }

    @Override
    public void delete(HasMetadata read) {
      server.delete(read);
    }

    @Override
    public <R extends HasMetadata> Optional<R> get(Class<R> type, String name) {
      return server.get(type, name);
    }

    @Override
    public <R extends HasMetadata> Optional<R> get(Class<R> type, String namespace, String name) {
      return server.get(type, namespace, name);
    }

    @Override
    public <R extends HasMetadata> List<R> list(Class<R> type) {
      return server.list(type);
    }

    @Override
    public <R extends HasMetadata> List<R> list(
        Class<R> type, String namespace, String label, String value) {
      return server.list(type, namespace, label, value);
    }
  }
}
