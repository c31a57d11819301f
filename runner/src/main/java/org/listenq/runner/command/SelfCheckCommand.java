package org.listenq.runner.command;

import java.io.IOException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.listenq.output.study.Unit;
import org.listenq.runner.execution.Executor;
import org.listenq.runner.plugin.Plugins;
import org.listenq.runner.selfcheck.IntervalHonesty;
import org.listenq.runner.selfcheck.StudySpeed;

/** {@code listenq self-check}: whether the intervals of studies are honest, and how fast studies run here. */
public final class SelfCheckCommand implements Command {

    private static final double MICROSECOND = 1_000;

    @Override
    public String name() {
        return "self-check";
    }

    @Override
    public String summary() {
        return "measure studies: how often intervals cover a known truth, or runs a second on one and two threads";
    }

    @Override
    public String arguments() {
        return "intervals|speed";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(StudyOptions.option("threads", "N", "how many runs at once (intervals only)"))
                .addOption(StudyOptions.option("studies", "N", "intervals: how many studies (default: 4000)"))
                .addOption(StudyOptions.option("runs", "N", "speed: runs of each measurement (default: 2000)"));
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException, InterruptedException {
        String what = Arguments.one(line, "'intervals' or 'speed'");
        switch (what) {
            case "intervals" -> intervals(line, console);
            case "speed" -> speed(line, console);
            default -> throw new BadInput("'" + what + "' is neither 'intervals' nor 'speed'");
        }
        return ExitCode.OK;
    }

    private static void intervals(CommandLine line, Console console) throws IOException, InterruptedException {
        IntervalHonesty honesty;
        try (Executor executor = StudyOptions.executor(line, Plugins.none())) {
            honesty = IntervalHonesty.measure(StudyOptions.whole(line, "studies", 4000, 1_000_000), executor);
        }
        console.out()
                .println("loss of M/M/1/5 at a load of 0.8: known " + Unit.SHARE.brief(honesty.truth())
                        + ", mean of all runs " + Unit.SHARE.brief(honesty.mean()));
        console.out()
                .println(honesty.covered() + " of " + honesty.studies() + " intervals of 95 % cover it: "
                        + Unit.SHARE.brief(100 * honesty.coverage()) + " %");
    }

    private static void speed(CommandLine line, Console console) throws IOException, InterruptedException {
        int runs = StudyOptions.whole(line, "runs", 2000, 1_000_000);
        StudySpeed speed = StudySpeed.measure(runs, 7);
        for (StudySpeed.Pair pair : speed.pairs()) {
            console.out()
                    .println(rate(runs, pair.bare()) + " bare simulations a second, in a study "
                            + rate(runs, pair.one()) + " on one thread, " + rate(runs, pair.two())
                            + " on two; load " + Unit.NUMBER.brief(pair.load()));
        }
        console.out()
                .println("best of 7: two threads are " + Unit.NUMBER.brief(speed.speedUp()) + " times as fast as one");
        console.out()
                .println("a study costs " + Unit.NUMBER.brief(speed.overhead() / MICROSECOND)
                        + " microseconds of processor time a run beside its simulation");
    }

    private static long rate(int runs, long nanos) {
        return Math.round(runs * 1e9 / nanos);
    }
}
