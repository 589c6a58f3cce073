package org.clinicsite.publish;

/**
 * What a target is given besides its settings.
 *
 * @param credentials who we are
 * @param threads how many files to send at once, from 1
 * @param retry what is tried again, and how often
 * @param progress told of retries and of what goes on outside a publication
 */
public record TargetContext(Credentials credentials, int threads, Retry retry, Progress progress) {}
