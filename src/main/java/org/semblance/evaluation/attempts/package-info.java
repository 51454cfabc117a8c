/// Takes recordings of people before a camera.
/// Gives error rates of whole attempts: the product's own enrollment and verification, frame by frame.
/// Never sees users.
package org.semblance.evaluation.attempts;
