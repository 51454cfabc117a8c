package org.semblance.cli;

import picocli.CommandLine.Command;

@Command(name = "keyring", synopsisSubcommandLabel = "COMMAND", footer = "  semblance keyring status")
final class KeyringCommand {}
