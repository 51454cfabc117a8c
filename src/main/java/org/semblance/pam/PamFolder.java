package org.semblance.pam;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The service files of a machine. Nothing here writes but [#apply].
public final class PamFolder {
    private static final String OWN =
            "# Made by \"semblance pam enable\"; \"semblance pam disable\" takes it away again.\n";
    private static final int MOST_BYTES = 1 << 16;

    private final Path root;
    private final Path services;
    private final Path vendor;
    private final Path wanted;

    /// @param root `/`, or where another system lies
    public PamFolder(Path root) {
        this.root = root;
        this.services = root.resolve("etc/pam.d");
        this.vendor = root.resolve("usr/lib/pam.d");
        this.wanted = root.resolve("etc/semblance/pam.services");
    }

    /// Every service that a face could open and that is installed here, or was enabled once.
    public List<PamService> services() throws PamException {
        var names = new TreeSet<>(wanted());
        names.addAll(names(services));
        names.addAll(names(vendor));
        var all = new ArrayList<PamService>();
        for (var name : names) {
            var kind = ServiceKind.of(name);
            if (kind != ServiceKind.NEVER) all.add(new PamService(name, kind, state(name)));
        }
        return all;
    }

    /// The logins whose line tells the module to hand the kept password on.
    public List<String> loginsWithKeyring() throws PamException {
        var logins = new ArrayList<String>();
        for (var name : names(services)) {
            if (ServiceKind.of(name) != ServiceKind.LOGIN) continue;
            var file = read(services.resolve(name));
            if (file.isPresent() && file.get().says(OwnLines.MODULE, "keyring")) logins.add(name);
        }
        return logins;
    }

    private PamService.State state(String name) throws PamException {
        var file = read(services.resolve(name));
        if (file.or(() -> quietly(vendor.resolve(name))).filter(this::asks).isPresent()) return PamService.State.ON;
        return wanted().contains(name) ? PamService.State.LOST : PamService.State.OFF;
    }

    private boolean asks(PamFile file) {
        return asks(file, 0);
    }

    /// Whether a face is asked for there, or in what it includes.
    private boolean asks(PamFile file, int depth) {
        return OwnLines.ask(file)
                || depth < Placement.DEEPEST
                        && file.includesForAuth().anyMatch(service -> asks(included(service), depth + 1));
    }

    /// What would be written so that a face opens this service.
    ///
    /// @throws PamException where that would be wrong, with the reason
    public PamChange enable(String service) throws PamException {
        refuse(service);
        var path = services.resolve(service);
        var file = read(path);
        if (file.isPresent() && OwnLines.ask(file.get())) {
            return new PamChange(service, path, file, Optional.of(OwnLines.renewed(file.get(), service)));
        }
        if (!isModuleInstalled()) throw new PamException.NoModule();
        var found = file.or(() -> quietly(vendor.resolve(service)));
        var base = found.orElseGet(this::own);
        if (asks(base)) return new PamChange(service, path, file, found.isPresent() ? file : Optional.of(base));
        var line = Placement.of(service, base, this::included);
        return new PamChange(service, path, file, Optional.of(OwnLines.in(base, line, service)));
    }

    /// What would be written so that everything is as it was.
    public PamChange disable(String service) throws PamException {
        var path = real(service);
        var file = read(path);
        var after = file.map(whole -> whole.without(OwnLines::isOne))
                .filter(rest -> !rest.equals(own()) && !Optional.of(rest).equals(quietly(vendor.resolve(service))));
        return new PamChange(service, path, file, after);
    }

    /// Where the service's file lies: somebody may have put a link in its place since.
    private Path real(String service) throws PamException {
        var path = services.resolve(service);
        if (!Files.isSymbolicLink(path)) return path;
        try {
            var target = path.toRealPath();
            if (target.startsWith(root.toRealPath())) return target;
            throw new PamException.Link(service);
        } catch (IOException e) {
            throw new PamException.Unusable(path, e);
        }
    }

    /// Writes it, whole or not at all, and remembers that it was wanted.
    public void apply(PamChange change) throws PamException {
        var now = read(change.file());
        var isDone = now.equals(change.after()); // two names of one file
        if (!isDone && !now.equals(change.before())) throw new PamException.Changed(change.file());
        try {
            if (!isDone) write(change);
            remember(change.service(), change.isWired());
        } catch (IOException e) {
            throw new PamException.Unusable(change.file(), e);
        }
    }

    private static void write(PamChange change) throws IOException {
        if (change.after().isPresent()) {
            FileReplacement.write(change.file(), change.after().get().content());
        } else {
            Files.deleteIfExists(change.file());
        }
    }

    private void remember(String service, boolean isOn) throws PamException, IOException {
        var names = new TreeSet<>(wanted());
        if (isOn ? !names.add(service) : !names.remove(service)) return;
        if (names.isEmpty()) {
            Files.deleteIfExists(wanted);
            return;
        }
        Files.createDirectories(wanted.getParent());
        FileReplacement.write(wanted, (String.join("\n", names) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void refuse(String service) throws PamException {
        if (service.startsWith("common-")) throw new PamException.KeptByOthers(service, "pam-auth-update");
        if (Files.isSymbolicLink(services.resolve(service))) {
            throw new PamException.Link(service);
        }
        if (ServiceKind.of(service) == ServiceKind.NEVER) throw new PamException.NotForFaces(service);
        var others = new ArrayList<String>();
        for (var name : names(services)) {
            if (ServiceKind.of(name) == ServiceKind.of(service)) continue; // the guards tell them apart
            if (included(name).includesForAuth().anyMatch(service::equals)) others.add(name);
        }
        if (!others.isEmpty()) throw new PamException.Shared(service, List.copyOf(others));
    }

    /// For a service that has no file of its own: what the distribution keeps for everybody.
    private PamFile own() {
        var debian = Files.exists(services.resolve("common-auth"));
        return PamFile.of((OWN
                        + (debian
                                ? "@include common-auth\n@include common-account\n"
                                : "auth\tinclude\tsystem-auth\naccount\tinclude\tsystem-auth\n"))
                .getBytes(StandardCharsets.UTF_8));
    }

    /// What another file says; nothing where there is none, because then PAM refuses there.
    private PamFile included(String service) {
        return quietly(services.resolve(service))
                .or(() -> quietly(vendor.resolve(service)))
                .orElse(new PamFile(List.of()));
    }

    private Optional<PamFile> quietly(Path path) {
        try {
            return read(path);
        } catch (PamException _) {
            return Optional.empty();
        }
    }

    private static Optional<PamFile> read(Path path) throws PamException {
        try {
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) return Optional.empty();
            if (Files.size(path) > MOST_BYTES) throw new IOException("larger than any service file");
            return Optional.of(PamFile.of(Files.readAllBytes(path)));
        } catch (IOException e) {
            throw new PamException.Unusable(path, e);
        }
    }

    private List<String> wanted() throws PamException {
        try {
            return Files.exists(wanted)
                    ? Files.readAllLines(wanted).stream()
                            .filter(name -> name.matches("[a-zA-Z0-9_.-]+"))
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new PamException.Unusable(wanted, e);
        }
    }

    private static List<String> names(Path folder) throws PamException {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new PamException.Unusable(folder, e);
        }
    }

    /// PAM looks below lib, some distributions with the processor's name in between.
    private boolean isModuleInstalled() {
        return Stream.of("lib", "lib64", "usr/lib", "usr/lib64")
                .map(root::resolve)
                .flatMap(lib -> Stream.concat(Stream.of(lib), children(lib)))
                .anyMatch(lib -> Files.isRegularFile(lib.resolve("security").resolve(OwnLines.MODULE)));
    }

    private static Stream<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) return Stream.of();
        try (var files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException _) {
            return Stream.of();
        }
    }
}
