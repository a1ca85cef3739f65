import type { MailSender } from '../ports/mail-sender.ts';
import type { OutboxMessage } from '../ports/outbox-repository.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** Sends the messages of the outbox that are due. A message may be sent twice after a crash, and is never lost. */
export type SendMessages = () => Promise<void>;

const AT_ONCE = 20;
const RETRY_SECONDS = 60;
const MOST_ATTEMPTS = 8;

export function makeSendMessages(
  { store, clock, changes }: Pick<UseCaseContext, 'store' | 'clock' | 'changes'>,
  mail: MailSender,
): SendMessages {
  return async () => {
    const now = clock.now();
    const retryAt = new Date(now.getTime() + RETRY_SECONDS * 1000);
    const due = await store.write((tx) => tx.outbox.takeDue(now, retryAt, AT_ONCE));
    for (const message of due) {
      const problem = await trySending(mail, message);
      await store.write((tx) =>
        problem === null
          ? tx.outbox.markSent(message.messageId, clock.now())
          : tx.outbox.markFailed(message.messageId, problem, nextTry(message, clock.now())),
      );
      changes.publish({ organizationId: message.organizationId, topic: 'messages' });
    }
  };
}

async function trySending(mail: MailSender, { to, subject, text }: OutboxMessage): Promise<string | null> {
  try {
    await mail.send({ to, subject, text });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 300) : 'The mail server did not take the message.';
  }
}

/** Twice as long after each failure: a minute, two, four, … two hours in all, then it is given up. */
function nextTry({ attempts }: OutboxMessage, now: Date): { readonly dueAt: Date } | 'given-up' {
  if (attempts + 1 >= MOST_ATTEMPTS) return 'given-up';
  return { dueAt: new Date(now.getTime() + RETRY_SECONDS * 1000 * 2 ** attempts) };
}
