/// Takes pictures and what another detector finds in them.
/// Gives face detectors as ONNX files with their cards.
package org.semblance.training.detector;
