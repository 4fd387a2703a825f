package io.tidemark.job.cli;

import java.lang.reflect.Proxy;

/**
 * Signals of the operating system. The JDK's one API for them, {@code sun.misc.Signal} of the module {@code
 * jdk.unsupported}, cannot be named in code that is compiled without warnings, so it is called by reflection.
 */
final class Signals {

    private Signals() {}

    /**
     * Calls the action instead of ending the process at a signal.
     *
     * @param name such as {@code INT}
     * @return whether this Java can do so
     */
    static boolean handle(String name, Runnable action) {
        try {
            Class<?> signals = Class.forName("sun.misc.Signal");
            Class<?> handlers = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handlers}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            Object signal = signals.getConstructor(String.class).newInstance(name);
            signals.getMethod("handle", signals, handlers).invoke(null, signal, handler);
            return true;
        } catch (ReflectiveOperationException unavailable) {
            return false;
        }
    }
}
