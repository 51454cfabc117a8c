package org.semblance.policy;

import java.util.List;
import java.util.Map;

/// What the user's settings file says.
///
/// @param said settings that are in it
/// @param complaints what is wrong with it; what is wrong counts as not said
public record UserSettings(Map<Setting, String> said, List<Complaint> complaints) {
    public UserSettings {
        said = Map.copyOf(said);
        complaints = List.copyOf(complaints);
    }
}
