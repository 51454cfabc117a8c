package org.semblance.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.semblance.ipc.ServiceSocket;
import org.semblance.session.Authority.Action;
import org.w3c.dom.Element;

/// What an installation puts on the machine, read by the programs that will read it there.
class InstallerTest {
    private static final Path UNIT = Path.of("installer/semblance-system.service");

    /// systemd's own measure, from 0 (nothing is open) to 10.
    @Test
    void theSandboxLeavesLittleOpen() throws Exception {
        var analysis = new ProcessBuilder(
                        "systemd-analyze",
                        "security",
                        "--offline=true",
                        "--threshold=20",
                        "--no-pager",
                        UNIT.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(analysis.getInputStream().readAllBytes());
        assertEquals(0, analysis.waitFor(), () -> "this test needs systemd-analyze (apt: systemd)\n" + said);
        var level = Pattern.compile("exposure level for \\S+: ([0-9.]+)").matcher(said);
        assertTrue(level.find(), said);
        assertTrue(Double.parseDouble(level.group(1)) <= 2.0, said);
    }

    @Test
    void systemdListensWhereClientsLook() throws Exception {
        assertEquals("", System.getProperty("semblance.system", ""));
        var socket = Files.readString(Path.of("installer/semblance-system.socket"));
        assertTrue(socket.contains("\nListenStream=" + ServiceSocket.ofSystem().path() + "\n"), socket);
    }

    /// A password is asked for every time, of somebody who sits there; and the service may ask for it.
    @Test
    void polkitKnowsEveryActionAsTheServiceAsksForIt() throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        var policy = factory.newDocumentBuilder().parse("installer/polkit-1/actions/org.semblance.policy");
        var known = new TreeSet<String>();
        for (var action : elements(policy.getDocumentElement(), "action")) {
            known.add(action.getAttribute("id"));
            assertEquals("unix-user:semblance", text(action, "annotate"));
            assertEquals("no", text(action, "allow_any"));
            assertEquals("no", text(action, "allow_inactive"));
            assertTrue(Set.of("auth_self", "auth_admin").contains(text(action, "allow_active")));
        }
        assertEquals(new TreeSet<>(Stream.of(Action.values()).map(Action::id).toList()), known);
    }

    private static String text(Element in, String name) {
        return elements(in, name).getFirst().getTextContent();
    }

    private static List<Element> elements(Element in, String name) {
        var found = new ArrayList<Element>();
        var nodes = in.getElementsByTagName(name);
        for (var i = 0; i < nodes.getLength(); i++) found.add((Element) nodes.item(i));
        return found;
    }
}
