package org.semblance.cli;

import picocli.CommandLine.Command;

@Command(
        name = "faces",
        header = "List, rename and erase enrolled faces.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExample:%n",
        footer = "  semblance faces list")
final class FacesCommand {}
