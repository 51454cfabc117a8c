package org.semblance.service;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.semblance.inference.ModelException;

/// Asks what the networks are called. Waits for them to open, and for no camera task behind which that might stand.
record NetworkInquiry(Equipment equipment, RecognitionThread thread) {

    /// @return empty when the service ends
    Optional<NetworkNames> ask() throws ModelException, InterruptedException {
        var known = equipment.names().thenApply(Optional::of);
        var failed = new CompletableFuture<Optional<NetworkNames>>();
        if (!known.isDone()) thread.start(this, () -> open(failed), () -> failed.complete(Optional.empty()));
        try {
            return known.applyToEither(failed, names -> names).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ModelException cause) throw cause;
            throw new IllegalStateException(e.getCause());
        }
    }

    private void open(CompletableFuture<?> failed) {
        try {
            equipment.recognition();
        } catch (ModelException e) {
            failed.completeExceptionally(e);
        }
    }
}
