package org.clinicsite.preview;

import java.nio.file.Path;
import java.util.List;
import org.clinicsite.generate.GenerateOptions;

/**
 * What to preview, and where.
 *
 * @param site what to build; its output and its reports are the preview's own, never those that are published
 * @param host the address to listen on; any but this machine's own opens the preview to others
 * @param port 0 for a free one
 * @param editor the command that opens a file, such as {@code code}; empty for none
 * @param startAgain files whose change only a new start of Maven can follow, such as the POM
 */
public record PreviewOptions(GenerateOptions site, String host, int port, List<String> editor, List<Path> startAgain) {}
