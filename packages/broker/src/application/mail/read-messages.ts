import type { MessageState, OutboxMessage } from '../ports/outbox-repository.ts';
import type { Page, PageRequest, Repositories } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { htmlPage } from './html-page.ts';
import { plainText } from './plain-text.ts';

/** A message as its recipient sees it, but for links that let somebody in. */
export interface RenderedMessage {
  readonly message: OutboxMessage;
  readonly text: string;
  readonly html: string;
}

/** The messages of the outbox, newest first. @throws `permission.denied` */
export type ListMessages = (
  principal: Principal,
  filter: { readonly state?: MessageState },
  page: PageRequest,
) => Promise<Page<OutboxMessage>>;

export function makeListMessages({ store }: Pick<UseCaseContext, 'store'>): ListMessages {
  return async (principal, filter, page) => {
    requirePermission(principal, 'organization.edit');
    return store.read((tx) => tx.outbox.list({ ...filter, organizationId: principal.organizationId }, page));
  };
}

/** One message with its text. @throws `permission.denied`, `message.not-found` */
export type ReadMessage = (principal: Principal, input: { readonly messageId: string }) => Promise<RenderedMessage>;

export function makeReadMessage({ store }: Pick<UseCaseContext, 'store'>): ReadMessage {
  return async (principal, { messageId }) => {
    requirePermission(principal, 'organization.edit');
    const message = await store.read((tx) => requireMessage(tx, principal.organizationId, messageId));
    return { message, text: plainText(message), html: htmlPage(message) };
  };
}

/** @throws `message.not-found` */
export async function requireMessage(
  tx: Repositories,
  organizationId: string,
  messageId: string,
): Promise<OutboxMessage> {
  const message = await tx.outbox.find(organizationId, messageId);
  if (message === null) throw new ProblemError('message.not-found', `There is no message with the id "${messageId}".`);
  return message;
}
