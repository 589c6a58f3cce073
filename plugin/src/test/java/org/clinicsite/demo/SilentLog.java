package org.clinicsite.demo;

import java.util.List;
import org.clinicsite.generate.GenerateResult;
import org.clinicsite.preview.PreviewLog;
import org.clinicsite.problem.Problem;

/** Of a preview that a test looks at in a browser: what it says nobody reads. */
final class SilentLog implements PreviewLog {

    @Override
    public void built(List<String> changed, GenerateResult result) {}

    @Override
    public void failed(List<String> changed, List<Problem> problems) {}

    @Override
    public void broke(String why) {}

    @Override
    public void told(String line) {}
}
