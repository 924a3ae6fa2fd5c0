/**
 * Why a request was refused: stable codes for programs, one sentence for the operator, and the list of checks that a
 * decision went through. Start reading at {@link dev.viewpass.refusal.RejectionReason}.
 */
@NullMarked
package dev.viewpass.refusal;

import org.jspecify.annotations.NullMarked;
