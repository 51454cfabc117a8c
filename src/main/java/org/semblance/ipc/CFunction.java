package org.semblance.ipc;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/// A function of the C library, for what sockets can do and Java cannot say.
public final class CFunction {
    private CFunction() {}

    @SuppressWarnings("restricted")
    public static MethodHandle find(String name, FunctionDescriptor descriptor) {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
    }
}
