/// Semblance: face unlock for the desktop. One module, nothing exported: the command line and the socket are
/// the API.
module org.semblance {
    requires com.google.gson; // model cards, --json
    requires com.microsoft.onnxruntime; // every network runs here
    requires info.picocli; // command line
    requires org.apache.commons.numbers.gamma; // intervals of error rates
    requires xchart; // curves of error rates
    requires java.logging; // where System.Logger and dbus-java's slf4j end
    requires java.net.http; // models of other people, when somebody asks for them
    requires java.sql; // the store
    requires jdk.net; // who is at the other end of a socket
    requires java.desktop; // portraits of the demo are read without a camera
    requires javafx.controls; // windows
    requires atlantafx.base; // their look
    requires org.bytedeco.javacpp; // native memory of frames
    requires org.bytedeco.opencv; // cameras, colour conversion, warping
    requires static org.bytedeco.pytorch; // the trainer; the product carries it only when built with -Ptrain
    requires org.xerial.sqlitejdbc; // result codes and open modes that java.sql has no words for
    requires org.tomlj; // policy and settings files
    requires org.freedesktop.dbus; // logind, screen savers, keyring
}
