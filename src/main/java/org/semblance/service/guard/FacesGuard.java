package org.semblance.service.guard;

/// A face does not vouch for other faces: whoever got in once by a picture, or by resemblance, would stay.
final class FacesGuard implements Guard {
    private static final String POLKIT = "polkit-1";

    @Override
    public Ground ground() {
        return Ground.FACES;
    }

    @Override
    public boolean objects(Inquiry inquiry) {
        return inquiry.asked().service().equals(POLKIT) && inquiry.around().isPasswordAsked();
    }
}
