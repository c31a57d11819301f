package org.listenq.runner;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What others have published, under the rules of the system that it was published about. */
class PublishedCasesTest {

    private static final Path PAGE = Path.of("..", "docs", "published.md");
    private static final String PLACE = "TABLE\n";

    @ParameterizedTest
    @MethodSource("cases")
    void publishedCase_run_givesItsFigure(PublishedCase published) {
        String figure = published.measured().get();
        if (published.verdict() == PublishedCase.Verdict.RULE) {
            assertThat(figure).as(published.id()).matches(published.expected());
        } else {
            assertThat(figure).as(published.id()).isEqualTo(published.expected());
        }
    }

    private static final ImmutableList<PublishedCase> CASES = Stream.of(
                    PublishedSizes.all(), PublishedKernels.all(), PublishedLoad.all())
            .flatMap(List::stream)
            .collect(ImmutableList.toImmutableList());

    static ImmutableList<PublishedCase> cases() {
        return CASES;
    }

    @Test
    void page_written_isTheRuns() throws IOException {
        String page = Resources.toString(
                Resources.getResource(PublishedCasesTest.class, "published.md"), StandardCharsets.UTF_8);
        assertThat(page).contains(PLACE);
        Golden.check(PAGE, page.replace(PLACE, table()));
    }

    private static String table() {
        return "| case | who and what | published | simulated | verdict | command |\n|---|---|---|---|---|---|\n"
                + CASES.stream().map(PublishedCase::row).collect(joining());
    }
}
