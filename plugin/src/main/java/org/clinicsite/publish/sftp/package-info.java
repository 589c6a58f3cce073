/**
 * Publishing to a host by SFTP. Open {@link org.clinicsite.publish.sftp.SftpTarget} first: what is done, in which order.
 * {@code SftpConnection} holds the connection, {@code RemoteFiles} is all that is done to files, {@code HostKeys} says
 * whether the host is the right one, {@code Identity} who we are to it. Apache MINA SSHD is known here and nowhere else.
 */
@NullMarked
package org.clinicsite.publish.sftp;

import org.jspecify.annotations.NullMarked;
