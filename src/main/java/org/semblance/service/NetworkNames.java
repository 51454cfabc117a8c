package org.semblance.service;

/// @param provider where the embedder runs
record NetworkNames(String model, String provider) {}
