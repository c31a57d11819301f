package org.listenq.output.plot;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.listenq.core.trace.TraceLevel;
import org.listenq.output.study.StudyResult;

/** The pictures that there are. */
public final class Pictures {

    private Pictures() {}

    /** Returns a picture of each metric of {@code result}: means with their intervals, against an axis or policy. */
    public static ImmutableList<Picture> of(StudyResult result) {
        return StudyPictures.of(result);
    }

    /**
     * Returns all pictures of {@code runs}; of several, side by side on common axes. What a trace does not tell is left
     * out, see {@link RunData#lacks()}: an empty queue would be another story.
     */
    public static ImmutableList<Picture> of(List<RunData> runs) {
        List<RunData> withQueues =
                runs.stream().filter(run -> run.tells(TraceLevel.QUEUES)).toList();
        ImmutableList.Builder<Picture> pictures = ImmutableList.<Picture>builder()
                .add(LatencyPictures.distribution(runs))
                .add(LatencyPictures.histogram(runs));
        if (!withQueues.isEmpty()) {
            pictures.add(TimePictures.queues(withQueues));
        }
        return pictures.add(TimePictures.rates(runs)).build();
    }
}
