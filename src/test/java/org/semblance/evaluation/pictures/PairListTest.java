package org.semblance.evaluation.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.semblance.evaluation.EvaluationException;
import org.semblance.evaluation.EvaluationFlaw;
import org.semblance.evaluation.pictures.PairList.Pair;

class PairListTest {
    private static final Path IMAGES = Path.of("images");

    @TempDir
    private Path folder;

    @Test
    void readsFolds() throws Exception {
        var pairs = read("2\t1\nAnn_Lee\t1\t2\nAnn_Lee\t1\tBob\t3\nBob\t4\t5\nBob\t1\tCid\t1\n");
        assertEquals(
                List.of(
                        new Pair(0, true, picture("Ann_Lee", "0001"), picture("Ann_Lee", "0002")),
                        new Pair(0, false, picture("Ann_Lee", "0001"), picture("Bob", "0003")),
                        new Pair(1, true, picture("Bob", "0004"), picture("Bob", "0005")),
                        new Pair(1, false, picture("Bob", "0001"), picture("Cid", "0001"))),
                pairs.pairs());
        assertEquals(7, pairs.files().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1\t1\nAnn\t1\t2\n",
                "1\t1\nAnn\t1\n Bob\t1\t2\n",
                "1\t1\nAnn\t1\tx\nAnn\t1\tBob\t1\n",
                "1\t1\nAnn\t0\t1\nAnn\t1\tBob\t1\n",
                "1\t1\n../secret\t1\t2\nAnn\t1\tBob\t1\n",
                "x\n",
                "999999 999999\nAnn\t1\t2\nAnn\t1\tBob\t1\n"
            })
    void aBadLineIsNamed(String text) {
        var e = assertThrows(EvaluationException.BadLine.class, () -> read(text));
        assertTrue(e.getMessage().matches(".*pairs\\.txt, line [0-9]+: .+"), e.getMessage());
    }

    @Test
    void aListThatPromisesTooMuchEndsEarly() {
        var e = assertThrows(
                EvaluationException.BadLine.class, () -> read("999999 999999\nAnn\t1\t2\nAnn\t1\tBob\t1\n"));
        assertEquals(EvaluationFlaw.ENDS_EARLY, e.flaw());
        assertEquals("1999996000002", e.values().getLast());
    }

    private PairList read(String text) throws Exception {
        return PairList.read(Files.writeString(folder.resolve("pairs.txt"), text), IMAGES);
    }

    private static Path picture(String name, String number) {
        return IMAGES.resolve(name).resolve(name + "_" + number + ".jpg");
    }
}
