package org.clinicsite.jbake;

import java.util.List;
import org.jbake.model.DocumentModel;

/**
 * A read source.
 *
 * @param name the file as people know it, such as {@code content/blog/first.md}
 * @param place its place in the content folder, such as {@code blog/first.md}
 * @param model what templates see of it
 * @param dated whether its header says when it was written
 * @param links what its Markdown links to among the sources, by place
 */
record JBakeDocument(String name, String place, DocumentModel model, boolean dated, List<SourceLink> links) {

    /**
     * A link to another source's file.
     *
     * @param line of this file, from 1
     * @param place of the other source in the content folder
     */
    record SourceLink(int line, String place) {}
}
