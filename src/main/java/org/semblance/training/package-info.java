/// Takes pictures of people, or a teacher's embeddings of them.
/// Gives embedders as ONNX files with their cards.
/// Never runs beside the product: nothing at run time imports it.
package org.semblance.training;
