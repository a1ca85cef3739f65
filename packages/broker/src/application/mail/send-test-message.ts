import { madeBy } from '../made-by.ts';
import { requireOrganization } from '../organization/read-organization.ts';
import { requirePerson } from '../people/read-person.ts';
import type { OutboxMessage } from '../ports/outbox-repository.ts';
import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { addressLetter } from './address-letter.ts';
import { testLetter } from './letters/test-letter.ts';

/** Puts a test message to whoever asks into the outbox, to go the way of every message. @throws `permission.denied` */
export type SendTestMessage = (principal: Principal) => Promise<OutboxMessage>;

export function makeSendTestMessage(context: UseCaseContext & { readonly publicUrl: string }): SendTestMessage {
  return async (principal) => {
    requirePermission(principal, 'organization.edit');
    const { organizationId, personId } = principal;
    const message = await context.store.write(async (tx) => {
      const { name } = await requireOrganization(tx, organizationId);
      const person = await requirePerson(tx, organizationId, personId);
      const letter = testLetter(name, context.publicUrl);
      const addressed = addressLetter(madeBy(principal, context), 'test', person, letter);
      await tx.outbox.insert([addressed]);
      return addressed;
    });
    context.changes.publish({ organizationId, topic: 'messages' });
    return message;
  };
}
