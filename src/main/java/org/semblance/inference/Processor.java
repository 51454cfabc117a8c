package org.semblance.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// What this machine's processor is quick at, as Linux tells it.
final class Processor {
    /// Sums of products of bytes in one instruction. Without them 8-bit networks gain little, and their sums of two
    /// products can overflow 16 bits.
    private static final List<String> BYTE_PRODUCTS = List.of("avx512_vnni", "avx_vnni", "amx_int8");

    private Processor() {}

    static boolean multipliesBytes() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("flags")).findFirst().stream()
                    .anyMatch(Processor::hasByteProducts);
        } catch (IOException e) {
            return false;
        }
    }

    static boolean hasByteProducts(String flags) {
        var known = Set.of(flags.strip().split("\\s+"));
        return BYTE_PRODUCTS.stream().anyMatch(known::contains);
    }
}
