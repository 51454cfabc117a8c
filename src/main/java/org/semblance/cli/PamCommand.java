package org.semblance.cli;

import picocli.CommandLine.Command;

@Command(name = "pam", synopsisSubcommandLabel = "COMMAND", footer = "  semblance pam status")
final class PamCommand {}
