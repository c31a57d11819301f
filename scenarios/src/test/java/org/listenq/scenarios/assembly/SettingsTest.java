package org.listenq.scenarios.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.listenq.core.listener.SocketOptions;
import org.listenq.core.settings.Setting;
import org.listenq.core.settings.Settings;
import org.listenq.scenarios.ArrivalFile;
import org.listenq.scenarios.NamedFiles;
import org.listenq.scenarios.Overrides;
import org.listenq.scenarios.ScenarioReader;
import org.listenq.scenarios.value.Scenario;
import org.listenq.scenarios.yaml.BadScenario;

/** The tunables of every system: declared in full, refused in full, and kept apart when one system replaces another. */
class SettingsTest {

    private static final CoreSystems SYSTEMS = new CoreSystems();
    private static final String COOKIES = "net.ipv4.tcp_syncookies";

    /** All settings with what makes something of them, such as {@code policy linux-6.18}. */
    static Stream<Arguments> systems() {
        return Stream.concat(
                SYSTEMS.policyProviders().stream()
                        .map(each -> Arguments.of("policy " + each.name(), each.settings(), maker(each::create))),
                SYSTEMS.stackProviders().stream()
                        .map(each -> Arguments.of("stack " + each.name(), each.settings(), maker(each::create))));
    }

    /** Makes something of values. */
    interface Maker {
        Object make(Settings values);
    }

    private static Maker maker(Maker maker) {
        return maker;
    }

    @Test
    void systems_listed_areAllThere() {
        assertThat(SYSTEMS.policies()).hasSize(22);
        assertThat(SYSTEMS.stacks()).hasSize(14);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("systems")
    void setting_declared_hasMeaningSourceAndRange(String name, ImmutableList<Setting> settings, Maker maker) {
        assertThat(settings.stream().map(Setting::name)).doesNotHaveDuplicates();
        for (Setting each : settings) {
            assertThat(each.name()).as(name).matches("[A-Za-z][A-Za-z0-9_.-]+");
            assertThat(each.meaning()).as(each.name()).isNotBlank();
            assertThat(each.source()).as(each.name()).isNotBlank();
            assertThat(each.min()).as(each.name()).isLessThan(each.max());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("systems")
    void setting_atEachEndOfItsRange_isTakenAndBeyondItRefused(
            String name, ImmutableList<Setting> settings, Maker maker) {
        assertThat(maker.make(Settings.defaults(settings))).as(name).isNotNull();
        for (Setting each : settings) {
            assertThat(maker.make(Settings.of(settings, Map.of(each.name(), each.min()))))
                    .isNotNull();
            assertThat(maker.make(Settings.of(settings, Map.of(each.name(), each.max()))))
                    .isNotNull();
            assertThatThrownBy(() -> Settings.of(settings, Map.of(each.name(), each.max() + 1)))
                    .hasMessageContaining(each.name());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("systems")
    void setting_thatASystemLacks_isAnErrorWithAllThatItHas(String name, ImmutableList<Setting> settings, Maker maker) {
        boolean server = name.startsWith("policy ");
        String system = name.substring(name.indexOf(' ') + 1);
        String key = server ? "server.policy=" : "clients.a.stack=";
        String wrong = server ? "server.settings.no.such=1" : "clients.a.settings.no.such=1";
        assertThatThrownBy(() -> read("{}", Overrides.of(List.of(wrong, key + system)), new ArrayList<>()))
                .isInstanceOf(BadScenario.class)
                .hasMessageContaining("unknown setting")
                .satisfies(thrown -> settings.forEach(each -> assertThat(thrown).hasMessageContaining(each.name())));
    }

    @Test
    void policy_replacedByOneThatLacksASetting_leavesItOutWithANote() {
        List<String> notes = new ArrayList<>();
        Scenario scenario = read(
                "{" + COOKIES + ": 0, net.core.somaxconn: 7}", Overrides.none().policy("unp"), notes);
        assertThat(scenario.server().settings()).isEmpty();
        assertThat(notes)
                .containsExactly(
                        "x.yaml:3:33: server.settings." + COOKIES + " is left out: unp has no such setting",
                        "x.yaml:3:61: server.settings.net.core.somaxconn is left out: unp has no such setting");
    }

    @Test
    void policy_replacedByOneThatLacksASocketOption_leavesItOutWithANote() {
        List<String> notes = new ArrayList<>();
        String text = """
                name: x
                clients: [{name: a, arrivals: at-once, listener: l}]
                server:
                  listeners:
                    - {name: l, backlog: 2, options: {defer-accept: 3s, syncnt: 2, accept-filter: none}}
                    - {name: m, port: 81, backlog: 2, options: {syncnt: none}}
                """;
        Scenario scenario = new ScenarioReader(SYSTEMS, ArrivalFile.none(), notes::add)
                .read("x.yaml", text, Overrides.none().policy("freebsd-14"), NamedFiles.none());
        assertThat(scenario.server().listeners().get(0).options()).isEqualTo(SocketOptions.NONE);
        assertThat(notes)
                .containsExactly(
                        "x.yaml:5:39: server.listeners[0].options.defer-accept is left out: "
                                + "freebsd-14 has no such option",
                        "x.yaml:5:57: server.listeners[0].options.syncnt is left out: freebsd-14 has no such option");
    }

    @Test
    void policy_replacedByOneThatHasTheSettingToo_keepsIt() {
        List<String> notes = new ArrayList<>();
        Scenario scenario = read("{" + COOKIES + ": 0}", Overrides.none().policy("linux-5.4"), notes);
        assertThat(scenario.server().settings()).containsExactly(Map.entry(COOKIES, 0L));
        assertThat(notes).isEmpty();
    }

    @Test
    void policy_replaced_whatNobodyKnowsStaysAnError() {
        Overrides unp = Overrides.none().policy("unp");
        assertThatThrownBy(() -> read("{net.ipv4.tcp_synkookies: 0}", unp, new ArrayList<>()))
                .hasMessageContaining("unknown setting");
        assertThatThrownBy(() -> read("{}", unp.set("server.settings." + COOKIES + "=0"), new ArrayList<>()))
                .hasMessageContaining("unknown setting");
    }

    @Test
    void policy_namedAgain_replacesNothing() {
        Overrides same = Overrides.none().policy("linux-6.18");
        assertThatThrownBy(() -> read("{unp.fudge: 1}", same, new ArrayList<>()))
                .hasMessageContaining("unknown setting");
    }

    private static Scenario read(String settings, Overrides overrides, List<String> notes) {
        String text =
                "name: x\nclients: [{name: a, arrivals: at-once}]\nserver: {backlog: 2, settings: " + settings + "}\n";
        return new ScenarioReader(SYSTEMS, ArrivalFile.none(), notes::add)
                .read("x.yaml", text, overrides, NamedFiles.none());
    }
}
