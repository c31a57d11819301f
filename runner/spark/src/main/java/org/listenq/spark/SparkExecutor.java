package org.listenq.spark;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.listenq.runner.command.BadInput;
import org.listenq.runner.execution.Executor;
import org.listenq.runner.plugin.PluginJar;
import org.listenq.runner.plugin.Plugins;
import org.listenq.scenarios.study.RunSpec;
import scala.Function2;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/**
 * Runs on a Spark cluster; each part of the work that is done goes to the results at once, so that a study whose driver
 * is killed goes on where it stopped. What a lost worker had not delivered runs again elsewhere.
 */
public final class SparkExecutor implements Executor {

    /** Parts of the work for each core: enough that a lost worker loses little. */
    private static final int PARTS_PER_CORE = 16;

    /** Most runs of a part: few enough that a killed driver loses little. */
    private static final int MOST_RUNS = 100;

    private final SparkConf configuration;
    private final Plugins plugins;
    private @Nullable JavaSparkContext context;

    /** Runs where {@code configuration} says; the jars of the plugins' folder travel with the work. */
    public SparkExecutor(SparkConf configuration, Plugins plugins) {
        this.configuration = configuration.setIfMissing("spark.app.name", "listenq");
        this.plugins = plugins;
    }

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public void execute(ImmutableList<RunSpec> runs, Results results) throws IOException, InterruptedException {
        JavaSparkContext spark = context == null ? connect() : context;
        context = spark;
        List<Parcel> parcels = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            parcels.add(Parcel.of(i, runs.get(i)));
        }
        int wanted = Math.max(PARTS_PER_CORE * spark.defaultParallelism(), runs.size() / MOST_RUNS);
        ImmutableList<String> jars = travelling().map(PluginJar::name).collect(ImmutableList.toImmutableList());
        Delivery delivery = new Delivery(runs, results);
        try {
            run(spark, jars, spark.parallelize(parcels, Math.min(runs.size(), wanted)), (part, outcomes) -> {
                delivery.take(outcomes);
                return BoxedUnit.UNIT;
            });
        } catch (Exception e) {
            // Scala declares nothing, and wraps what the results threw.
            Throwables.throwIfInstanceOf(e, InterruptedException.class);
            for (Throwable cause : Throwables.getCausalChain(e)) {
                if (cause instanceof UncheckedIOException unkept) {
                    throw unkept.getCause();
                }
            }
            throw new IllegalStateException("Spark has given up", e);
        } finally {
            delivery.stop();
        }
    }

    /** The jars of the plugins' folder; those of the class path are where ListenQ is. */
    private Stream<PluginJar> travelling() {
        return plugins.jars().stream().filter(jar -> !jar.onClassPath());
    }

    private JavaSparkContext connect() {
        try {
            JavaSparkContext spark = new JavaSparkContext(configuration);
            travelling().forEach(jar -> spark.addFile(jar.file().toUri().toString()));
            return spark;
        } catch (Exception e) {
            throw new BadInput(
                    "--executor spark: Spark does not start: " + e.getMessage()
                            + " (see docs/spark.md for how to submit)",
                    e);
        }
    }

    private static void run(
            JavaSparkContext spark,
            ImmutableList<String> jars,
            JavaRDD<Parcel> parcels,
            Function2<Object, Outcome[], BoxedUnit> handler) {
        Function2<TaskContext, Iterator<Parcel>, Outcome[]> task =
                (Function2<TaskContext, Iterator<Parcel>, Outcome[]> & Serializable)
                        (context, part) -> observe(jars, part);
        List<Object> all = IntStream.range(0, parcels.getNumPartitions())
                .<Object>mapToObj(Integer::valueOf)
                .toList();
        spark.sc()
                .runJob(
                        parcels.rdd(),
                        task,
                        CollectionConverters.asScala(all).toSeq(),
                        handler,
                        ClassTag$.MODULE$.<Outcome[]>apply(Outcome[].class));
    }

    /** What a worker does with its part of the work. */
    private static Outcome[] observe(ImmutableList<String> jars, Iterator<Parcel> parcels) {
        try {
            return Outcomes.of(jars, CollectionConverters.asJava(parcels));
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written", e);
        }
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
        }
    }

    /** The way of outcomes to the results, which Spark still uses for a while when a job has failed. */
    private static final class Delivery {

        private final ImmutableList<RunSpec> runs;
        private final Results results;
        private boolean open = true;

        Delivery(ImmutableList<RunSpec> runs, Results results) {
            this.runs = runs;
            this.results = results;
        }

        synchronized void take(Outcome... outcomes) {
            try {
                for (int i = 0; open && i < outcomes.length; i++) {
                    outcomes[i].tell(runs.get(outcomes[i].number()), results);
                }
            } catch (IOException e) {
                open = false;
                throw new UncheckedIOException(e);
            }
        }

        synchronized void stop() {
            open = false;
        }
    }
}
