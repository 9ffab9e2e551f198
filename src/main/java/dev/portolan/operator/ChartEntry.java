package dev.portolan.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Set;
import java.util.function.Function;

/**
 * What becomes of the events of one kind of object; each answers whom to wake.
 *
 * @param <R> what is watched
 * @param lock held while the first list is read, so that no deletion slips in between
 * @param put takes in what was added or changed
 * @param remove takes note of what is gone
 */
record ChartEntry<R extends HasMetadata>(
    Class<R> type,
    Object lock,
    Function<R, Set<ResourceID>> put,
    Function<R, Set<ResourceID>> remove) {}
