package org.listenq.spark;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.listenq.runner.execution.Executor;
import org.listenq.scenarios.study.RunSpec;
import scala.Function2;
import scala.collection.Iterator;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/**
 * Runs on a Spark cluster; each part of the work that is done goes to the results at once, so that a study whose driver
 * is killed goes on where it stopped.
 *
 * @param master address of the cluster; empty for what {@code spark-submit} or {@code -Dspark.master} says
 */
public record SparkExecutor(String master) implements Executor {

    /** Parts of the work for each core: enough that a lost worker loses little. */
    private static final int PARTS_PER_CORE = 16;

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public void execute(ImmutableList<RunSpec> runs, Results results) throws IOException, InterruptedException {
        SparkConf configuration = new SparkConf().setAppName("listenq").setIfMissing("spark.ui.enabled", "false");
        if (!master.isEmpty()) {
            configuration.setMaster(master);
        }
        try (JavaSparkContext context = new JavaSparkContext(configuration)) {
            int parts = Math.min(runs.size(), PARTS_PER_CORE * Math.max(2, context.defaultParallelism()));
            List<Parcel> parcels = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                parcels.add(Parcel.of(i, runs.get(i)));
            }
            run(context, context.parallelize(parcels, parts), (part, outcomes) -> {
                deliver(outcomes, runs, results);
                return BoxedUnit.UNIT;
            });
        } catch (UncheckedIOException e) {
            throw new IOException("a result cannot be kept", e);
        }
    }

    private static void run(
            JavaSparkContext context, JavaRDD<Parcel> parcels, Function2<Object, Outcome[], BoxedUnit> handler) {
        Function2<TaskContext, Iterator<Parcel>, Outcome[]> task =
                (Function2<TaskContext, Iterator<Parcel>, Outcome[]> & Serializable) SparkExecutor::observe;
        List<Object> all = IntStream.range(0, parcels.getNumPartitions())
                .<Object>mapToObj(Integer::valueOf)
                .toList();
        context.sc()
                .runJob(
                        parcels.rdd(),
                        task,
                        scala.jdk.javaapi.CollectionConverters.asScala(all).toSeq(),
                        handler,
                        ClassTag$.MODULE$.<Outcome[]>apply(Outcome[].class));
    }

    /** What a worker does with its part of the work. */
    private static Outcome[] observe(TaskContext context, Iterator<Parcel> parcels) {
        return Parcel.observe(scala.jdk.javaapi.CollectionConverters.asJava(parcels));
    }

    /** Called by one thread of Spark's, one part after the other. */
    private static void deliver(Outcome[] outcomes, List<RunSpec> runs, Results results) {
        try {
            for (Outcome outcome : outcomes) {
                RunSpec run = runs.get(outcome.number());
                if (outcome.failure().isEmpty()) {
                    results.done(0, run, outcome.parts());
                } else {
                    results.failed(run, outcome.failure());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
