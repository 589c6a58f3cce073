package org.clinicsite.publish.git;

import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/** A name and a password that are tried once: hosts lock out who comes with a wrong one three times. */
final class OneTry extends UsernamePasswordCredentialsProvider {

    private boolean refused;

    OneTry(String user, String password) {
        super(user, password);
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) {
        return !refused && super.get(uri, items);
    }

    /** What JGit says before it would ask again. */
    @Override
    public void reset(URIish uri) {
        refused = true;
    }
}
