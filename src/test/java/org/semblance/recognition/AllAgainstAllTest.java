package org.semblance.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.semblance.decide.Accept;
import org.semblance.embed.Embedding;
import org.semblance.evaluation.Script;
import org.semblance.evaluation.SyntheticClip;
import org.semblance.evaluation.SyntheticPerson;
import org.semblance.inference.Inference;
import org.semblance.match.Gallery;
import org.semblance.match.Reference;
import org.semblance.policy.Policy;

/// Everybody is enrolled from one clip and then tries every account in another: other light, poses, distance
/// and noise. The build takes every second person, a quarter of the attempts; `-Dtrial.full=true` takes all 24
/// and writes the table of measurements.md to target/all-against-all.md.
class AllAgainstAllTest {
    private static final boolean FULL = Boolean.getBoolean("trial.full");
    private static final int FRAMES = 60;

    @Test
    void everybodyOpensTheirOwnAccountAndNobodyElses() throws Exception {
        var people = IntStream.rangeClosed(1, 24)
                .filter(n -> FULL || n % 2 == 0)
                .mapToObj("person-%02d"::formatted)
                .toList();
        var own = 0;
        var others = 0;
        var rows = new TreeMap<String, String>();
        var nearestOther = new TreeMap<String, Double>();
        var visits = visits(people);
        for (var visit : visits) {
            for (var host : visits) {
                var result = attempt(host.gallery, visit.seen, visit.tables);
                if (host == visit) {
                    rows.put(visit.gallery.user(), "| %s | %s".formatted(visit.gallery.user(), result));
                    if (result.accepted) own++;
                } else {
                    if (result.accepted) others++;
                    nearestOther.merge(host.gallery.user(), result.nearest(), Math::min);
                }
            }
        }
        rows.replaceAll((person, row) -> row + " %.3f |".formatted(nearestOther.get(person)));
        report(people.size(), own, others, rows.values());
        assertEquals(0, others, "somebody opened another's account");
        assertTrue(own * 24 >= people.size() * 22, own + " of " + people.size() + " opened their own account");
    }

    /// @param seen of the second clip
    private record Visit(Gallery gallery, List<Observation> seen, MatchTables tables) {}

    /// In the order of the people, on every core.
    private static List<Visit> visits(List<String> people) throws Exception {
        try (var executor = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var visits = executor.invokeAll(people.stream()
                    .<Callable<Visit>>map(person -> () -> visit(person))
                    .toList());
            var all = new ArrayList<Visit>();
            for (var visit : visits) all.add(visit.get());
            return all;
        }
    }

    private static Visit visit(String person) throws Exception {
        try (var recognition = Recognition.open(Path.of("models"), new Inference(Inference.Choice.CPU))) {
            return new Visit(enroll(recognition, person), look(recognition, person), recognition.tables());
        }
    }

    private static Gallery enroll(Recognition recognition, String person) throws Exception {
        try (var clip = SyntheticClip.of(Script.enrolment(person(person), 1))) {
            var outcome = new Enrolment(recognition.tables()).run(clip, recognition, _ -> {});
            if (!(outcome instanceof Enrolment.Outcome.Complete complete)) {
                throw new AssertionError(person + " could not enroll: " + outcome);
            }
            return gallery(person, complete.references());
        }
    }

    private static Gallery gallery(String person, List<Embedding> embeddings) {
        var id = new AtomicLong();
        return new Gallery(
                person,
                embeddings.stream()
                        .map(face -> new Reference(id.incrementAndGet(), "synthetic", face))
                        .toList());
    }

    private static List<Observation> look(Recognition recognition, String person) throws Exception {
        var seen = new ArrayList<Observation>();
        recognition.forget();
        try (var clip = SyntheticClip.of(Script.attempt(person(person), 2, FRAMES))) {
            while (true) {
                var next = clip.next(Duration.ofSeconds(60));
                if (next.isEmpty()) return seen;
                try (var frame = next.get()) {
                    seen.add(recognition.observe(frame));
                }
            }
        }
    }

    private record Result(boolean accepted, int frames, double distance, double nearest) {
        @Override
        public String toString() {
            return "%s | %d | %.3f | %.3f |".formatted(accepted ? "yes" : "no", frames, distance, nearest);
        }
    }

    private static Result attempt(Gallery gallery, List<Observation> seen, MatchTables tables) {
        var verification = new Verification(gallery, tables, Policy.DEFAULT);
        var frames = 0;
        var nearest = 2.0;
        for (var observation : seen) {
            frames++;
            var decision = verification.consider(observation);
            if (verification.lastMatch() != null)
                nearest = Math.min(nearest, verification.lastMatch().distance());
            if (decision instanceof Accept)
                return new Result(true, frames, verification.lastMatch().distance(), nearest);
        }
        verification.giveUp();
        var last = verification.lastMatch();
        return new Result(false, frames, last == null ? 2 : last.distance(), nearest);
    }

    private static SyntheticPerson person(String name) throws IOException {
        return SyntheticPerson.of(name, Files.readAllBytes(Path.of("src/test/resources/people", name + ".jpg")));
    }

    private static void report(int people, int own, int others, Iterable<String> rows) throws IOException {
        var text = new StringBuilder(
                "| person | own account opened | frames | distance then | nearest | nearest of others |\n");
        text.append("|---|---|---|---|---|---|\n");
        rows.forEach(row -> text.append(row).append('\n'));
        text.append("\n%d of %d opened their own account; %d of %d attempts opened another's.\n"
                .formatted(own, people, others, people * (people - 1)));
        System.out.print(text);
        Files.writeString(Path.of("target", "all-against-all.md"), text);
    }
}
