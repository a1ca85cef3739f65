import type { ApplicationContext } from '../application-context.ts';
import { makeListMessages, makeReadMessage } from './read-messages.ts';
import { makeResendMessage } from './resend-message.ts';
import { makeRevealMessage } from './reveal-message.ts';
import { makeSendTestMessage } from './send-test-message.ts';

/** What can be asked about messages and the outbox. */
export type MailUseCases = ReturnType<typeof composeMail>;

export function composeMail(context: ApplicationContext) {
  return {
    listMessages: makeListMessages(context),
    readMessage: makeReadMessage(context),
    revealMessage: makeRevealMessage(context),
    resendMessage: makeResendMessage(context),
    sendTestMessage: makeSendTestMessage(context),
  };
}
