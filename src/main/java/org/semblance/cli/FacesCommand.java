package org.semblance.cli;

import picocli.CommandLine.Command;

@Command(name = "faces", synopsisSubcommandLabel = "COMMAND", footer = "  semblance faces list")
final class FacesCommand {}
