import type { Delivery, MailSender } from '../ports/mail-sender.ts';
import type { OutboxMessage } from '../ports/outbox-repository.ts';
import type { SecretBox } from '../ports/secret-box.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { htmlPage } from './html-page.ts';
import type { LetterBlock } from './letter.ts';
import { plainText } from './plain-text.ts';
import { afterSilence, nextTry } from './retry-schedule.ts';
import { openMessage, secretState } from './sealed-message.ts';

/** Sends the messages of the outbox that are due. A message may be sent twice after a crash, and is never lost. */
export type SendMessages = () => Promise<void>;

/** That many at once, so that one slow server holds up few. */
const AT_ONCE = 5;

export function makeSendMessages(context: SendContext, mail: MailSender): SendMessages {
  return async () => {
    const now = context.clock.now();
    const due = await context.store.write((tx) => tx.outbox.takeDue(now, afterSilence(now), AT_ONCE));
    await Promise.all(due.map((message) => sendOne(context, mail, message)));
  };
}

type SendContext = Pick<UseCaseContext, 'store' | 'clock' | 'changes'> & { readonly secretBox: SecretBox };

async function sendOne(context: SendContext, mail: MailSender, message: OutboxMessage) {
  const { store, clock, changes } = context;
  const { organizationId, messageId } = message;
  const delivery = clock.now() > message.giveUpAt ? tooLate(message) : await deliver(context, mail, message);
  await store.write(async (tx) => {
    const stored = await tx.outbox.find(organizationId, messageId);
    if (stored !== null) await tx.outbox.update(afterDelivery(stored, delivery, clock.now()));
  });
  changes.publish({ organizationId, topic: 'messages' });
}

async function deliver({ secretBox }: SendContext, mail: MailSender, message: OutboxMessage): Promise<Delivery> {
  const blocks = openOrNull(secretBox, message);
  if (blocks === null) return UNREADABLE;
  const { messageId, to, subject } = message;
  return mail.send({ messageId, to, subject, text: plainText({ blocks }), html: htmlPage({ subject, blocks }) });
}

function openOrNull(secretBox: SecretBox, message: OutboxMessage): readonly LetterBlock[] | null {
  try {
    return openMessage(secretBox, message);
  } catch {
    return null;
  }
}

function tooLate(message: OutboxMessage): Delivery {
  const problem =
    secretState(message) === 'none'
      ? 'It waited for longer than a day, so it was not sent any more.'
      : 'It waited for longer than its link or password is good for, so it was not sent any more.';
  return { kind: 'refused', problem, isFinal: true };
}

/** Another node may have the right key. */
const UNREADABLE: Delivery = {
  kind: 'refused',
  problem: 'Its link or password was encrypted with another key than this server has.',
  isFinal: false,
};

/** A message that is over keeps no secret. One that was recalled while it was on its way may have got there. */
function afterDelivery(message: OutboxMessage, delivery: Delivery, now: Date): OutboxMessage {
  const over = { ...message, sealed: null };
  if (delivery.kind === 'taken') return { ...over, state: 'sent', sentAt: now, problem: null };
  if (message.state !== 'waiting') return message;

  const { problem, isFinal } = delivery;
  const dueAt = isFinal ? null : nextTry(message.attempts, now, message.giveUpAt);
  return dueAt === null ? { ...over, state: 'failed', problem } : { ...message, dueAt, problem };
}
