package org.semblance.evaluation.pictures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import org.semblance.camera.CameraException;
import org.semblance.embed.Embedding;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelException;

/// The embeddings of picture files.
///
/// @param faces by file; files without a face are missing
/// @param faceless how many files show no face
/// @param unreadable files that are no pictures, by name
public record Readings(Map<Path, Embedding> faces, int faceless, List<Path> unreadable) {

    private record Share(Map<Path, Embedding> faces, int faceless, List<Path> unreadable) {}

    /// Reads on every processor.
    ///
    /// @param progress hears the share that is done, on one thread at a time
    public static Readings of(List<Path> files, EvaluatedModels models, DoubleConsumer progress)
            throws ModelException, InterruptedException {
        var next = new AtomicInteger();
        Callable<Share> worker = () -> read(files, next, models, progress);
        var threads = Runtime.getRuntime().availableProcessors();
        try (var executor = Executors.newFixedThreadPool(threads)) {
            var shares = executor.invokeAll(Collections.nCopies(threads, worker));
            var faces = new HashMap<Path, Embedding>();
            var faceless = 0;
            var unreadable = new ArrayList<Path>();
            for (var share : shares) {
                var part = get(share);
                faces.putAll(part.faces());
                faceless += part.faceless();
                unreadable.addAll(part.unreadable());
            }
            unreadable.sort(null);
            return new Readings(faces, faceless, unreadable);
        }
    }

    private static Share read(List<Path> files, AtomicInteger next, EvaluatedModels models, DoubleConsumer progress)
            throws ModelException {
        var faces = new HashMap<Path, Embedding>();
        var faceless = 0;
        var unreadable = new ArrayList<Path>();
        try (var reader = new FaceReader(models, new Inference(Inference.Choice.CPU))) {
            for (var i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
                if (Thread.currentThread().isInterrupted()) break;
                try {
                    var face = reader.read(files.get(i));
                    if (face.isPresent()) faces.put(files.get(i), face.get());
                    else faceless++;
                } catch (CameraException.Unreadable e) {
                    unreadable.add(files.get(i));
                }
                synchronized (next) {
                    progress.accept((i + 1.0) / files.size());
                }
            }
        }
        return new Share(faces, faceless, unreadable);
    }

    private static Share get(Future<Share> share) throws ModelException, InterruptedException {
        try {
            return share.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ModelException failure) throw failure;
            throw new IllegalStateException(e.getCause());
        }
    }
}
