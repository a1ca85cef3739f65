import { madeBy, newEvent } from '../made-by.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePermission } from '../require-permission.ts';
import type { SecretBox } from '../ports/secret-box.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { htmlPage } from './html-page.ts';
import type { MailServer } from './mail-server.ts';
import { plainText } from './plain-text.ts';
import { requireMessage } from './read-messages.ts';
import type { RenderedMessage } from './read-messages.ts';
import { linkForgotten } from './resend-message.ts';
import { labelledSecrets } from './letter-secrets.ts';
import { openMessage } from './sealed-message.ts';

/** A message as its recipient sees it, all of it, and what to pass on. */
export interface RevealedMessage extends RenderedMessage {
  readonly secrets: readonly { readonly label: string; readonly value: string }[];
}

/**
 * Shows a waiting message with its link or password to an administrator, who passes it on: the way of delivery where
 * there is no mail server, and nowhere else. Each time is in the ledger.
 *
 * @throws `permission.denied`, `message.not-found`, `message.goes-by-mail`, `message.link-forgotten`
 */
export type RevealMessage = (principal: Principal, input: { readonly messageId: string }) => Promise<RevealedMessage>;

type RevealContext = UseCaseContext & { readonly secretBox: SecretBox; readonly mailServer: MailServer | null };

export function makeRevealMessage(context: RevealContext): RevealMessage {
  return async (principal, { messageId }) => {
    requirePermission(principal, 'organization.edit');
    if (context.mailServer !== null) throw goesByMail();
    const { organizationId, address } = principal;

    return context.store.write(async (tx) => {
      const made = madeBy(principal, context);
      const message = await requireMessage(tx, organizationId, messageId);
      if (message.sealed === null || made.at > message.giveUpAt) throw linkForgotten();
      const detail = { kind: message.kind, to: message.to, subject: message.subject };
      const personId = message.letsInPersonId;
      await tx.events.append([newEvent(made, 'message.revealed', { personId, address, detail })]);
      const letter = { subject: message.subject, blocks: openMessage(context.secretBox, message) };
      return { message, text: plainText(letter), html: htmlPage(letter), secrets: labelledSecrets(letter.blocks) };
    });
  };
}

function goesByMail(): ProblemError {
  return new ProblemError(
    'message.goes-by-mail',
    'The mail server brings this message to its recipient, so its link or password is shown to nobody else.',
  );
}
