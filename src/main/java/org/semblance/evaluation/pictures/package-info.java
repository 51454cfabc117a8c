/// Takes folders of labeled pictures.
/// Gives embeddings, made by the product's own stages, and what came of comparing them.
/// Never sees users.
package org.semblance.evaluation.pictures;
