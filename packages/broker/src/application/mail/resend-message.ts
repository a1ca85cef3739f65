import { madeBy, newEvent } from '../made-by.ts';
import type { OutboxMessage } from '../ports/outbox-repository.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { requireMessage } from './read-messages.ts';
import { latestTry } from './retry-schedule.ts';
import { secretState } from './sealed-message.ts';

/**
 * Sends a message again, or at once if it waits for its next attempt, and tries for another day.
 *
 * @throws `permission.denied`, `message.not-found`, `message.link-forgotten` when it would come without its link
 */
export type ResendMessage = (principal: Principal, input: { readonly messageId: string }) => Promise<OutboxMessage>;

export function makeResendMessage(context: UseCaseContext): ResendMessage {
  return async (principal, { messageId }) => {
    requirePermission(principal, 'organization.edit');
    const { organizationId } = principal;
    const queued = await context.store.write(async (tx) => {
      const made = madeBy(principal, context);
      const message = await requireMessage(tx, organizationId, messageId);
      if (secretState(message) === 'gone') throw linkForgotten();
      const again: OutboxMessage = {
        ...message,
        state: 'waiting',
        attempts: 0,
        dueAt: made.at,
        // A secret is not tried for longer than it is good for.
        giveUpAt: message.sealed === null ? latestTry(made.at) : message.giveUpAt,
        problem: null,
      };
      await tx.outbox.update(again);
      await tx.events.append([
        newEvent(made, 'message.resent', { detail: { kind: message.kind, to: message.to, subject: message.subject } }),
      ]);
      return again;
    });
    context.changes.publish({ organizationId, topic: 'messages' });
    return queued;
  };
}

/** What let its reader in is gone from this message. */
export function linkForgotten(): ProblemError {
  return new ProblemError(
    'message.link-forgotten',
    'This message had a link or a password that lets its reader in, and they are kept no longer than they are needed. Make a new link for the person.',
  );
}
