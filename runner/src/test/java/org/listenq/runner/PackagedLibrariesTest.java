package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * The program is packaged with what its modules need at run time.
 *
 * <p>Maven lets the runner's own declaration win: a library that it asks for in tests only would be left out of {@code
 * lib}, though another module runs with it.
 */
class PackagedLibrariesTest {

    @ParameterizedTest
    @ValueSource(strings = {"core", "scenarios", "output"})
    void librariesOfAModule_inTheRunner_areNotForTestsOnly(String module) throws Exception {
        Set<String> lost = new HashSet<>(dependencies(module, "not(scope='test')"));
        assertThat(lost).isNotEmpty();
        lost.retainAll(dependencies("runner", "scope='test'"));
        assertThat(lost).isEmpty();
    }

    @Test
    void runner_testLibraries_areSeen() throws Exception {
        assertThat(dependencies("runner", "scope='test'")).contains("archunit");
    }

    private static ImmutableSet<String> dependencies(String module, String condition) throws Exception {
        String pom = Files.readString(Path.of("..", module, "pom.xml")).replaceFirst("xmlns=\"[^\"]*\"", "");
        NodeList found = (NodeList) XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                        "/project/dependencies/dependency[" + condition + "]/artifactId",
                        new InputSource(new StringReader(pom)),
                        XPathConstants.NODESET);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .collect(ImmutableSet.toImmutableSet());
    }
}
