package org.semblance.evaluation.calibration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.semblance.embed.Embedding;

/// Faces of people.
///
/// @param name what the card calls it
/// @param same people who are known to be somebody else of these as well: their pairs are left out
public record Population(String name, Set<Use> uses, List<Face> faces, Map<String, Set<String>> same) {
    /// @param group of people who may look alike to an embedder, where one is known
    public record Face(String person, Optional<String> group, Embedding embedding) {}

    public Population {
        uses = Set.copyOf(uses);
        faces = List.copyOf(faces);
        same = Map.copyOf(same);
    }

    public Population(String name, Set<Use> uses, List<Face> faces) {
        this(name, uses, faces, Map.of());
    }

    boolean isFor(Use use) {
        return uses.contains(use);
    }

    boolean isGrouped() {
        return faces.stream().anyMatch(face -> face.group().isPresent());
    }

    boolean isMeasured() {
        return isFor(Use.TABLE) || isFor(Use.OWNERS);
    }

    /// Who may be in a cohort is in half 0 or 1 by name: half 0 is judged with a cohort of half 1, and the
    /// other way round. Others are all in half 0.
    int half(String person) {
        return isFor(Use.COHORT) ? parity(person) : 0;
    }

    /// Whether somebody gives to the cohort of that half.
    boolean gives(String person, int half) {
        return isFor(Use.COHORT) && parity(person) == half;
    }

    boolean isSame(String one, String other) {
        return same.getOrDefault(one, Set.of()).contains(other);
    }

    private static int parity(String person) {
        var sum = new CRC32();
        sum.update(person.getBytes(UTF_8));
        return (int) (sum.getValue() & 1);
    }
}
