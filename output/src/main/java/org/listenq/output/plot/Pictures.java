package org.listenq.output.plot;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.listenq.output.study.StudyResult;

/** The pictures that there are. */
public final class Pictures {

    private Pictures() {}

    /** Returns a picture of each metric of {@code result}: means with their intervals, against an axis or policy. */
    public static ImmutableList<Picture> of(StudyResult result) {
        return StudyPictures.of(result);
    }

    /** Returns all pictures of {@code runs}; of several, side by side on common axes. */
    public static ImmutableList<Picture> of(List<RunData> runs) {
        return ImmutableList.of(
                LatencyPictures.distribution(runs),
                LatencyPictures.histogram(runs),
                TimePictures.queues(runs),
                TimePictures.rates(runs));
    }
}
