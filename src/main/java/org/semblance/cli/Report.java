package org.semblance.cli;

import org.semblance.ipc.Answer;

/// Tells what came of a command.
interface Report {
    void tell(Answer answer);

    void tell(DemoReport demo);

    void tell(BenchReport bench);
}
