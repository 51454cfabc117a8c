package org.semblance.inference;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;

/// Where networks run. Declared best first, the processor last: that one always works.
public enum ExecutionProvider {
    TENSORRT("TensorRT") {
        @Override
        void addTo(SessionOptions options) throws OrtException {
            options.addTensorrt(0);
        }
    },
    CUDA("CUDA") {
        @Override
        void addTo(SessionOptions options) throws OrtException {
            options.addCUDA();
        }
    },
    COREML("CoreML") {
        @Override
        void addTo(SessionOptions options) throws OrtException {
            options.addCoreML();
        }
    },
    DIRECTML("DirectML") {
        @Override
        void addTo(SessionOptions options) throws OrtException {
            options.addDirectML(0);
        }
    },
    CPU("CPU") {
        @Override
        void addTo(SessionOptions options) {}
    };

    private final String title;

    ExecutionProvider(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /// @throws OrtException when this build or this machine lacks it
    abstract void addTo(SessionOptions options) throws OrtException;
}
