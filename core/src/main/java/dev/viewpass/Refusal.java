package dev.viewpass;

import dev.viewpass.refusal.Rejection;

/**
 * A refusal that is to be answered. The client sees the reference only; the operator finds it in the log beside reason
 * and explanation.
 *
 * @param rejection why
 * @param reference 16 hexadecimal digits that name this answer
 */
public record Refusal(Rejection rejection, String reference) {}
