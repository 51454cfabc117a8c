package org.semblance.service;

import org.semblance.camera.CameraException;
import org.semblance.inference.ModelException;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Answer.Failed;
import org.semblance.ipc.Answer.Problem;
import org.semblance.ipc.Words;
import org.semblance.policy.Complaint;
import org.semblance.policy.PolicyException;
import org.semblance.session.SessionException;
import org.semblance.session.SessionFlaw;
import org.semblance.store.StoreException;

/// Turns what went wrong into an answer in the person's language, with what to do next.
public final class Failures {
    @FunctionalInterface
    interface Work {
        Answer run()
                throws CameraException, ModelException, StoreException, SessionException, PolicyException,
                        InterruptedException;
    }

    private Failures() {}

    static Answer answering(Work work) throws InterruptedException {
        try {
            return work.run();
        } catch (CameraException e) {
            return of(e);
        } catch (ModelException e) {
            return of(e);
        } catch (StoreException e) {
            return of(e);
        } catch (SessionException e) {
            return of(e);
        } catch (PolicyException e) {
            return of(e);
        }
    }

    static Failed of(String message, String remedy) {
        return new Failed(Problem.CANNOT_CHECK, message, remedy);
    }

    static Failed serviceEnded() {
        return of(Words.text("answer.ended"), Words.text("answer.ended.remedy"));
    }

    public static Failed of(CameraException e) {
        return CameraFailures.of(e);
    }

    public static Failed of(StoreException e) {
        return StoreFailures.of(e);
    }

    public static Failed of(ModelException e) {
        var remedy = e.instead().map(shipped -> Words.text("remedy.model.shipped", shipped));
        return of(
                Words.text("flaw.model." + e.flaw(), e.values().toArray()),
                remedy.orElseGet(() -> Words.text("remedy.model")));
    }

    public static Failed of(PolicyException e) {
        return of(message(e.complaint()), Words.text("remedy.policy"));
    }

    /// What is wrong with a file of settings or of the policy.
    static String message(Complaint complaint) {
        var flaw =
                Words.text("flaw.policy." + complaint.flaw(), complaint.values().toArray());
        return complaint.key().isEmpty()
                ? Words.text("flaw.policy.file", complaint.file(), flaw)
                : Words.text("flaw.policy.key", complaint.file(), complaint.key(), flaw);
    }

    public static Failed of(SessionException e) {
        var remedy = e.flaw() == SessionFlaw.NOTHING_ANSWERS ? Words.text("remedy.session") : "";
        return of(message(e), remedy);
    }

    private static String message(SessionException e) {
        if (e.flaw() != SessionFlaw.NOTHING_ANSWERS) {
            return Words.text("flaw.session." + e.flaw(), e.values().toArray());
        }
        var reasons = e.reasons().stream().map(Failures::message).toList();
        return Words.text("flaw.session.NOTHING_ANSWERS", String.join("; ", reasons));
    }
}
