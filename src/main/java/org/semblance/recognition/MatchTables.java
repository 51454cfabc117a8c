package org.semblance.recognition;

import org.semblance.embed.InvalidEmbeddingException;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelException;
import org.semblance.inference.ModelFlaw;
import org.semblance.match.Calibration;
import org.semblance.match.Cohort;

/// What an embedder's card says about comparing: its calibration, its cohort and the least margin against that.
public record MatchTables(Calibration calibration, Cohort cohort, double alpha) {

    public static MatchTables of(ModelCard card) throws ModelException {
        var file = card.sibling("cohort.file");
        var bytes = Inference.readChecked(file, card.sha256("cohort.sha256"));
        if (card.integer("cohort.size") != card.integer("output.size")) {
            throw new ModelException.WrongShape(
                    ModelFlaw.NO_TABLES, card.id(), "the cohort's members have another size than its embeddings");
        }
        try {
            return new MatchTables(
                    new Calibration(card.rows("calibration.table", "fmr", "distance")),
                    Cohort.parse(bytes, card.integer("cohort.count"), card.integer("cohort.size"), card.id()),
                    card.number("cohort.margin.default_alpha"));
        } catch (IllegalArgumentException | InvalidEmbeddingException e) {
            throw new ModelException.WrongShape(ModelFlaw.NO_TABLES, card.id(), e.getMessage());
        }
    }
}
