package org.listenq.runner;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callCodeUnitWhere;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.Set;

/** What the model must not touch, lest two runs with one seed differ. */
final class Forbidden {

    /** Classes through which files are read or written. */
    static final DescribedPredicate<JavaClass> FILES = DescribedPredicate.describe(
            "are for files",
            type -> type.getPackageName().startsWith("java.nio.file")
                    || type.getName().startsWith("java.io.File")
                    || type.getName().equals("java.io.RandomAccessFile"));

    private static final Set<String> CALLS = Set.of(
            "java.lang.System.nanoTime",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.identityHashCode",
            "java.lang.Thread.sleep",
            "java.lang.Math.random",
            "java.lang.StrictMath.random",
            "java.util.Date.<init>",
            "java.util.Random.<init>",
            "java.util.SplittableRandom.<init>",
            "java.security.SecureRandom.<init>",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current");

    /** Calls that read the wall clock, wait for it, or draw numbers that no seed of ours repeats. */
    static final ArchCondition<JavaClass> WALL_CLOCK_AND_UNSEEDED_CHANCE = callCodeUnitWhere(
            DescribedPredicate.describe("the wall clock or unseeded chance is touched", Forbidden::isForbidden));

    private Forbidden() {}

    private static boolean isForbidden(JavaAccess<?> call) {
        String owner = call.getTargetOwner().getName();
        String name = call.getTarget().getName();
        boolean now = owner.startsWith("java.time.") && (name.equals("now") || name.startsWith("system"));
        return now || CALLS.contains(owner + "." + name);
    }
}
