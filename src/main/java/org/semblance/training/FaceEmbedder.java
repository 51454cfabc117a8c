package org.semblance.training;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.semblance.align.AlignedFace;
import org.semblance.embed.Embedder;
import org.semblance.inference.ModelException;
import org.semblance.inference.Network;

/// Embeds prepared faces as the product does.
final class FaceEmbedder implements AutoCloseable {
    private final Embedder embedder;
    private final Faces faces;
    private final byte[] bytes = new byte[CropShard.BYTES];
    private final Mat crop = new Mat(CropShard.SIDE, CropShard.SIDE, CV_8UC3);

    FaceEmbedder(Network network, Faces faces) throws ModelException {
        this.embedder = new Embedder(network);
        this.faces = faces;
    }

    float[][] embed(int[] indices) throws ModelException {
        var embeddings = new float[indices.length][];
        for (var i = 0; i < indices.length; i++) embeddings[i] = embed(indices[i]);
        return embeddings;
    }

    private float[] embed(int face) throws ModelException {
        faces.crop(face).asByteBuffer().get(bytes);
        crop.data().put(bytes);
        var side = CropShard.SIDE - 2 * CropShard.MARGIN;
        try (var middle = new Rect(CropShard.MARGIN, CropShard.MARGIN, side, side);
                var aligned = new AlignedFace(crop.apply(middle))) {
            return embedder.embed(aligned).values();
        }
    }

    @Override
    public void close() {
        embedder.close();
        crop.close();
    }
}
