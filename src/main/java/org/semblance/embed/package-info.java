/// Takes aligned faces.
/// Gives unit embeddings stamped with the model that made them.
/// Never sees users.
package org.semblance.embed;
