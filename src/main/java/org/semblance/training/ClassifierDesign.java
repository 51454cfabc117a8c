package org.semblance.training;

import java.util.function.IntToDoubleFunction;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/// Adds a person by training a network that knows this one person from the people who were there before.
record ClassifierDesign(BaselineFaces data, BaselineTraining training) implements Design {
    @Override
    public IntToDoubleFunction add(BaselineFaces.Newcomer newcomer) throws TrainingException, InterruptedException {
        var trained = training.classifier(newcomer);
        return face -> {
            var embedding = new Validation(data.faces(), new int[] {face}).embed(trained.network())[0];
            try (var _ = new NoGradGuard();
                    var _ = new PointerScope()) {
                var logits = trained.loss().logits(Tensors.of(embedding, 1, -1));
                return Design.distance(logits.item_float());
            }
        };
    }
}
