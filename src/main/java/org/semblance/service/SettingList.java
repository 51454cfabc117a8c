package org.semblance.service;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.semblance.decide.Attempt;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Answer.Failed;
import org.semblance.ipc.Answer.Problem;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;
import org.semblance.policy.PolicyException;
import org.semblance.policy.Rate;
import org.semblance.policy.Rules;
import org.semblance.policy.Setting;
import org.semblance.store.StoreException;

/// What the user may set, within what the policy leaves open.
record SettingList(Equipment equipment) {
    private static final double[] RATES = {1e-4, 1e-5, 1e-6};
    /// What an enrolment gives at least, for a user who has none yet.
    private static final int FEW_REFERENCES = 5;

    Answer list(String user) throws PolicyException, StoreException, InterruptedException {
        var rules = equipment.rules(user);
        var all = new ArrayList<Answer.Setting>();
        for (var setting : Setting.values()) all.add(describe(setting, rules, user));
        return new Answer.Settings(List.copyOf(all));
    }

    private Answer.Setting describe(Setting setting, Rules rules, String user)
            throws StoreException, InterruptedException {
        var value = rules.text(setting);
        var fixedBy = rules.fixedBy(setting);
        var choices = fixedBy.isPresent() ? List.of(value) : choices(setting, rules, user);
        return new Answer.Setting(setting.key(), value, choices, fixedBy.isPresent(), fixedBy.orElse(""));
    }

    private List<String> choices(Setting setting, Rules rules, String user)
            throws StoreException, InterruptedException {
        return switch (setting) {
            case CAMERA -> cameras(rules);
            case FMR -> rates(rules, user);
            case UNLOCK_LOCK, UNLOCK_INPUT, UNLOCK_WAKE, LOCK_AWAY -> List.of("true", "false");
        };
    }

    private List<String> cameras(Rules rules) throws InterruptedException {
        var ids = new LinkedHashSet<>(List.of(""));
        for (var camera : equipment.listCameras()) {
            if (camera.usable() && !camera.identity().virtual())
                ids.add(camera.identity().id());
        }
        ids.add(rules.text(Setting.CAMERA));
        return List.copyOf(ids);
    }

    /// The policy's rate, and stricter ones that this user's references can meet.
    private List<String> rates(Rules rules, String user) throws StoreException {
        var references = equipment.store().faces(user).stream()
                .mapToInt(face -> face.references())
                .sum();
        var policy = rules.site().policy().attemptFmr();
        var strictest = Attempt.strictestRate(Math.max(references, FEW_REFERENCES));
        var stricter = DoubleStream.of(RATES).filter(rate -> rate < policy && rate >= strictest);
        return Stream.concat(Stream.of(policy, rules.policy().attemptFmr()), stricter.boxed())
                .sorted(Comparator.reverseOrder())
                .map(Rate::text)
                .distinct()
                .toList();
    }

    Answer change(Request.ChangeSetting request) throws PolicyException, StoreException, InterruptedException {
        var setting = Setting.of(request.name());
        if (setting.isEmpty()) return usage(Words.text("answer.setting-unknown", request.name()));
        var present = describe(setting.get(), equipment.rules(request.user()), request.user());
        if (present.fixed()) {
            return Failures.of(
                    Words.text("answer.setting-fixed", request.name(), present.fixedBy()),
                    Words.text("answer.setting-fixed.remedy"));
        }
        if (!present.choices().contains(request.value())) {
            return usage(Words.text("answer.setting-value", request.name(), String.join(", ", present.choices())));
        }
        try {
            equipment.rulebook().change(request.user(), setting.get(), request.value());
            return new Answer.Done();
        } catch (IOException e) {
            return Failures.of(
                    Words.text("answer.setting-unwritten", e.getMessage()),
                    Words.text("answer.setting-unwritten.remedy"));
        }
    }

    private static Failed usage(String message) {
        return new Failed(Problem.USAGE, message, Words.text("answer.setting.remedy"));
    }
}
