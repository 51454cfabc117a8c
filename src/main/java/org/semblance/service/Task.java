package org.semblance.service;

import java.util.concurrent.CountDownLatch;

/// Something to be done on the recognition thread, until whoever wanted it takes it back.
final class Task implements Runnable {
    private static final System.Logger LOG = System.getLogger(Task.class.getName());

    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    private final Object owner;
    private final Work work;
    private final Runnable ended;
    private final CountDownLatch end = new CountDownLatch(1);
    private Runnable whenEnded = () -> {};
    private Thread runner;
    private boolean takenBack;

    /// @param ended told at its end, whether it ran or not; maybe twice
    Task(Object owner, Work work, Runnable ended) {
        this.owner = owner;
        this.work = work;
        this.ended = ended;
    }

    Object owner() {
        return owner;
    }

    void whenEnded(Runnable whenEnded) {
        this.whenEnded = whenEnded;
    }

    @Override
    public void run() {
        synchronized (this) {
            if (takenBack) return;
            runner = Thread.currentThread();
        }
        try {
            work.run();
        } catch (InterruptedException e) {
            LOG.log(System.Logger.Level.DEBUG, "taken back", e);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a task of the recognition thread failed", e);
        } finally {
            synchronized (this) {
                runner = null;
                Thread.interrupted(); // was meant for this task and for no other
            }
            end();
        }
    }

    /// Keeps it from running, or interrupts it.
    void takeBack() {
        synchronized (this) {
            if (takenBack) return;
            takenBack = true;
            if (runner != null) {
                runner.interrupt();
                return;
            }
        }
        end();
    }

    private void end() {
        if (end.getCount() == 0) return;
        end.countDown();
        whenEnded.run();
        ended.run();
    }

    /// Waits until it has ended, whatever happens to the waiting thread.
    void await() {
        var interrupted = false;
        while (true) {
            try {
                end.await();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
