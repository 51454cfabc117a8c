package org.semblance.ui.tray;

/// What a person should know, told without being asked.
public record Notice(Sign sign, String title, String text) {}
