package org.semblance.evaluation.report;

import java.util.List;
import org.semblance.evaluation.Figure;

/// What a trial found.
public record Evaluation(String title, List<Figure> figures, List<Plot> plots) {}
