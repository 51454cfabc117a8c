package org.semblance.ui;

import atlantafx.base.controls.ToggleSwitch;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A switch that also obeys the space bar and tells screen readers how it stands.
public final class Switch extends ToggleSwitch {

    public Switch() {
        setAccessibleRole(AccessibleRole.CHECK_BOX);
        setFocusTraversable(true);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.SPACE) return;
            setSelected(!isSelected());
            event.consume();
        });
        selectedProperty().addListener(_ -> notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED));
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.SELECTED
                ? isSelected()
                : super.queryAccessibleAttribute(attribute, parameters);
    }
}
