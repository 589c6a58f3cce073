package org.clinicsite.publish.directory;

import java.nio.file.Path;
import org.clinicsite.publish.Credentials;
import org.clinicsite.publish.DamagedShelfContract;
import org.clinicsite.publish.PublishTarget;
import org.clinicsite.publish.Retry;
import org.clinicsite.publish.Tamper;
import org.clinicsite.publish.TargetContext;
import org.clinicsite.publish.TargetSettings;
import org.clinicsite.publish.Targets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A folder of this machine in which something is damaged. */
class DamagedDirectoryTest extends DamagedShelfContract {

    @Override
    protected PublishTarget open(Path root) throws Exception {
        return Targets.open(
                TargetSettings.parse("directory:" + root), new TargetContext(Credentials.NONE, 2, Retry.USUAL, told));
    }

    @Override
    protected int tries() {
        return 100;
    }

    @ParameterizedTest
    @EnumSource(Tamper.Damage.class)
    void publishGoesOnWhateverTheLiveManifestHolds(Tamper.Damage damage) throws Exception {
        goesOnWhateverTheLiveManifestHolds(damage);
    }

    @ParameterizedTest
    @EnumSource(Tamper.Damage.class)
    void oldReleaseThatCannotBeReadIsListedAsSuchAndCostsNothingElse(Tamper.Damage damage) throws Exception {
        listsAnOldReleaseThatCannotBeReadAndItCostsNothingElse(damage);
    }
}
