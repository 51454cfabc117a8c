package org.semblance.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.semblance.inference.ModelShelf;
import org.semblance.inference.ModelTask;
import org.semblance.ipc.Words;

/// The models at hand as text and as JSON.
final class ModelReport {
    private ModelReport() {}

    static Table table(List<ModelShelf.Entry> entries) {
        var table = Table.of(
                "cli.column.model", "cli.column.task", "cli.column.origin", "cli.column.in-use", "cli.column.problem");
        for (var entry : entries) {
            table.row(
                    entry.id(),
                    entry.task().map(ModelTask::title).orElse("-"),
                    Words.text(entry.own() ? "cli.models.own" : "cli.models.shipped"),
                    entry.inUse() ? Words.text("cli.models.in-use") : "",
                    entry.problem().map(Failures::message).orElse(""));
        }
        return table;
    }

    static JsonObject json(List<ModelShelf.Entry> entries) {
        var models = new JsonArray();
        for (var entry : entries) {
            var model = new JsonObject();
            model.addProperty("id", entry.id());
            model.addProperty("task", entry.task().map(ModelTask::title).orElse(""));
            model.addProperty("card", entry.card().toString());
            model.addProperty("own", entry.own());
            model.addProperty("in_use", entry.inUse());
            model.addProperty("problem", entry.problem().map(Failures::message).orElse(""));
            models.add(model);
        }
        var json = new JsonObject();
        json.add("models", models);
        return json;
    }
}
