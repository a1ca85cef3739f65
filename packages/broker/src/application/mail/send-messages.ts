import type { Delivery, MailSender } from '../ports/mail-sender.ts';
import type { OutboxMessage } from '../ports/outbox-repository.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { htmlPage } from './html-page.ts';
import { withoutSecrets } from './letter.ts';
import { plainText } from './plain-text.ts';
import { afterSilence, nextTry } from './retry-schedule.ts';

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

type SendContext = Pick<UseCaseContext, 'store' | 'clock' | 'changes'>;

async function sendOne({ store, clock, changes }: SendContext, mail: MailSender, message: OutboxMessage) {
  const { organizationId, messageId } = message;
  const delivery =
    clock.now() > message.giveUpAt ? TOO_LATE : await mail.send({ ...message, ...renderingsOf(message) });
  await store.write(async (tx) => {
    const stored = await tx.outbox.find(organizationId, messageId);
    if (stored !== null) await tx.outbox.update(afterDelivery(stored, delivery, clock.now()));
  });
  changes.publish({ organizationId, topic: 'messages' });
}

function renderingsOf(message: OutboxMessage): { readonly text: string; readonly html: string } {
  return { text: plainText(message), html: htmlPage(message) };
}

const TOO_LATE: Delivery = {
  kind: 'refused',
  problem: 'It waited for longer than a day, so it was not sent any more.',
  isFinal: true,
};

/** A message that is over keeps no link that lets somebody in. */
function afterDelivery(message: OutboxMessage, delivery: Delivery, now: Date): OutboxMessage {
  const over = { ...message, blocks: withoutSecrets(message.blocks) };
  if (delivery.kind === 'taken') return { ...over, state: 'sent', sentAt: now, problem: null };

  const { problem, isFinal } = delivery;
  const dueAt = isFinal ? null : nextTry(message.attempts, now, message.giveUpAt);
  return dueAt === null ? { ...over, state: 'failed', problem } : { ...message, dueAt, problem };
}
