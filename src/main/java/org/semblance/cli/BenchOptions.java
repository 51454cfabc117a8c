package org.semblance.cli;

import java.util.OptionalInt;

/// How the benchmark runs.
///
/// @param quick fewer rounds, coarser figures
/// @param rounds how many frames are measured; empty for as many as the benchmark finds good
public record BenchOptions(boolean quick, OptionalInt rounds) {}
