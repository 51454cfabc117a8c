package org.semblance.inference;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.DoubleConsumer;

/// Brings a file from the net: it goes on where an earlier try was cut off, and is nothing until its SHA-256 is
/// right.
public record ModelDownload(CatalogueModel model) {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int PIECE = 64 << 10;
    private static final int OK = 200;
    private static final int PARTIAL = 206;

    /// @param folder what has come of it is kept there, under the SHA-256
    /// @param progress hears how much is there, 0 to 1
    /// @return the whole file
    /// @throws ModelException.NotFetched when the net fails: try again, what has come is kept
    /// @throws ModelException.Unusable when the folder cannot be written
    /// @throws ModelException.Altered when the file there is another one; what has come is thrown away
    public Path fetch(Path folder, DoubleConsumer progress) throws ModelException, InterruptedException {
        var part = folder.resolve(model.sha256() + ".part");
        try (var client = HttpClient.newBuilder()
                .followRedirects(Redirect.NORMAL)
                .connectTimeout(TIMEOUT)
                .build()) {
            Files.createDirectories(folder);
            if (size(part) < model.bytes()) receive(client, part, progress);
            Inference.readChecked(part, model.sha256());
            return part;
        } catch (ModelException.Altered e) {
            delete(part);
            throw e;
        } catch (FileSystemException e) {
            throw new ModelException.Unusable(e, ModelFlaw.NOT_STORED, part);
        } catch (IOException e) {
            throw new ModelException.NotFetched(e, ModelFlaw.NOT_FETCHED, model.address(), isBegun(part));
        }
    }

    private void receive(HttpClient client, Path part, DoubleConsumer progress)
            throws IOException, ModelException, InterruptedException {
        var there = size(part);
        var request = HttpRequest.newBuilder(model.address())
                .timeout(TIMEOUT)
                .header("Range", "bytes=" + there + "-")
                .build();
        var response = send(client, request, part);
        try (var in = response.body()) {
            if (response.statusCode() != OK && response.statusCode() != PARTIAL) {
                throw new IOException("the server answers " + response.statusCode());
            }
            if (response.statusCode() == OK) there = 0;
            try (var out =
                    there == 0 ? Files.newOutputStream(part) : Files.newOutputStream(part, StandardOpenOption.APPEND)) {
                for (var piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                    if (Thread.interrupted()) throw new InterruptedException();
                    if (there + piece.length > model.bytes()) throw new ModelException.Altered(part, model.bytes());
                    write(out, piece, part);
                    there += piece.length;
                    progress.accept((double) there / model.bytes());
                }
            }
        }
        if (there < model.bytes()) throw new IOException("the file broke off after " + there + " bytes");
    }

    private HttpResponse<InputStream> send(HttpClient client, HttpRequest request, Path part)
            throws ModelException, InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new ModelException.NotFetched(e, ModelFlaw.NOT_REACHED, model.address(), isBegun(part));
        }
    }

    /// A full disk is no matter of the net.
    private static void write(OutputStream out, byte[] piece, Path part) throws FileSystemException {
        try {
            out.write(piece);
        } catch (IOException e) {
            throw new FileSystemException(part.toString(), null, e.getMessage());
        }
    }

    private static boolean isBegun(Path part) {
        try {
            return size(part) > 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static long size(Path part) throws IOException {
        return Files.exists(part) ? Files.size(part) : 0;
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            System.getLogger(ModelDownload.class.getName()).log(System.Logger.Level.WARNING, "{0} stays", part);
        }
    }
}
