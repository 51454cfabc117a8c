package org.semblance.inference;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// A model of other people that can be fetched: where it lies, what it must be, and what its card says.
///
/// @param bytes length of the file
public record CatalogueModel(URI address, long bytes, String sha256, CardDraft card) {
    private static final String ZOO = "https://github.com/opencv/opencv_zoo/raw/main/models/";

    /// Both of OpenCV's model zoo.
    public static final List<CatalogueModel> ALL = List.of(
            new CatalogueModel(
                    URI.create(ZOO + "face_detection_yunet/face_detection_yunet_2023mar.onnx"),
                    232_589,
                    "8f2383e4dd3cfbb4553ea8718107fc0423210dc964f9f4280604804ed2552fa4",
                    new CardDraft("yunet-2023mar", ModelTask.DETECTION, "BGR", 0, 1, "MIT")),
            new CatalogueModel(
                    URI.create(ZOO + "face_recognition_sface/face_recognition_sface_2021dec.onnx"),
                    38_696_353,
                    "0ba9fbfa01b5270c96627c4ef784da859931e02f04419c829e83484087c34e79",
                    new CardDraft("sface-2021dec", ModelTask.EMBEDDING, "RGB", 0, 1, "Apache-2.0")));

    public static Optional<CatalogueModel> of(String id) {
        return ALL.stream().filter(model -> model.card().id().equals(id)).findFirst();
    }
}
