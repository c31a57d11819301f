package example;

import com.google.common.collect.ImmutableList;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.policy.ListenerPolicies;
import org.listenq.core.settings.Provenance;
import org.listenq.core.settings.Setting;
import org.listenq.core.settings.Settings;

/** Ways to be wrong. */
public class Broken implements ListenerPolicy.Provider {

    @Override
    public String name() {
        return "broken";
    }

    @Override
    public String summary() {
        return "broken";
    }

    @Override
    public Provenance provenance() {
        return new Provenance("none", "made up", "a test", false);
    }

    @Override
    public String stack() {
        return "linux-6.18";
    }

    @Override
    public ImmutableList<Setting> settings() {
        return ImmutableList.of();
    }

    @Override
    public ListenerPolicy create(Settings values) {
        ListenerPolicy.Provider unp = ListenerPolicies.find("unp").orElseThrow();
        return unp.create(Settings.defaults(unp.settings()));
    }

    public static final class Other {}

    public static final class Throwing extends Broken {
        public Throwing() {
            throw new Error("on fire");
        }
    }

    public static final class Nameless extends Broken {
        @Override
        public String name() {
            return null;
        }
    }

    public static final class Unp extends Broken {
        @Override
        public String name() {
            return "unp";
        }
    }

    public static final class Stackless extends Broken {
        @Override
        public String stack() {
            return "amiga";
        }
    }

    /** Fails while it runs, at the first SYN. */
    public static final class Late extends Broken {
        @Override
        public ListenerPolicy create(Settings values) {
            ListenerPolicy usual = super.create(values);
            return (ListenerPolicy) java.lang.reflect.Proxy.newProxyInstance(
                    Late.class.getClassLoader(), new Class<?>[] {ListenerPolicy.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("onSyn")) {
                            throw new IllegalStateException("too late");
                        }
                        return method.invoke(usual, arguments);
                    });
        }
    }

    /** Fails when its class is first used, and ever after. */
    public static final class Uninitialised extends Broken {
        @Override
        public ListenerPolicy create(Settings values) {
            return Rules.make(super.create(values));
        }

        private static final class Rules {
            static final int NUMBER = Integer.parseInt("none");

            static ListenerPolicy make(ListenerPolicy usual) {
                return NUMBER > 0 ? usual : null;
            }
        }
    }

    /** Throws what no exception handler of a program is meant to catch. */
    public static final class Asserting extends Broken {
        @Override
        public ImmutableList<Setting> settings() {
            throw new AssertionError("never called");
        }
    }

    /** Needs a class that is not there, once it runs. */
    public static final class Missing extends Broken {
        @Override
        public ListenerPolicy create(Settings values) {
            ListenerPolicy usual = super.create(values);
            return (ListenerPolicy) java.lang.reflect.Proxy.newProxyInstance(
                    Missing.class.getClassLoader(), new Class<?>[] {ListenerPolicy.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("onSyn")) {
                            throw new NoClassDefFoundError("example/Elsewhere");
                        }
                        return method.invoke(usual, arguments);
                    });
        }
    }

    public static final class Refusing extends Broken {
        @Override
        public ListenerPolicy create(Settings values) {
            throw new IllegalStateException("no");
        }
    }
}
