/// Takes model files and their cards.
/// Gives open ONNX Runtime sessions on the best execution provider that really works.
/// Never sees what the tensors mean.
package org.semblance.inference;
