/// Takes figures and curves.
/// Gives a page that a browser shows, pictures, and JSON.
/// Never measures.
package org.semblance.evaluation.report;
