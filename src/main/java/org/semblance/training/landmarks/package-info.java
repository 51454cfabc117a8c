/// Takes pictures of people, and the present landmark network as the teacher of the next.
/// Gives landmark networks with a face score as ONNX files with their cards.
/// Never runs beside the product: nothing at run time imports it.
package org.semblance.training.landmarks;
