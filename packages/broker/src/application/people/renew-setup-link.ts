import { madeBy, newEvent } from '../made-by.ts';
import { requireOrganization } from '../organization/read-organization.ts';
import { newOneTimeLink, type OneTimeLink } from '../sign-in/one-time-link.ts';
import type { TokenHasher } from '../ports/token-hasher.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { linkMessage, type LinkMessageContext } from './link-message.ts';
import { requirePerson } from './read-person.ts';
import { requirePermission } from '../require-permission.ts';
import { withdrawLinks } from './withdraw-links.ts';

export interface RenewSetupLinkInput {
  readonly personId: string;
  /** `show` to who asks, or by `mail` to the person alone. */
  readonly deliver: 'show' | 'mail';
}

export interface RenewedSetupLink {
  /** `null` when it goes by mail. */
  readonly token: string | null;
  readonly expiresAt: Date;
}

/**
 * Makes a new one-time link for choosing a password; links made before stop working. The password and the sessions
 * stay until the link is used. Who has no password yet gets an invitation, everybody else a link for a new one.
 *
 * @throws `permission.denied`, `person.not-found`, `request.invalid` for a deactivated person
 */
export type RenewSetupLink = (principal: Principal, input: RenewSetupLinkInput) => Promise<RenewedSetupLink>;

type RenewContext = LinkMessageContext & { readonly tokenHasher: TokenHasher };

export function makeRenewSetupLink(context: RenewContext): RenewSetupLink {
  return async (principal, { personId, deliver }) => {
    requirePermission(principal, 'people.edit');
    const { organizationId, address } = principal;

    const link = await context.store.write(async (tx): Promise<OneTimeLink> => {
      const made = madeBy(principal, context);
      const person = await requirePerson(tx, organizationId, personId);
      if (person.status !== 'active') {
        throw new ProblemError('request.invalid', `${person.name} is deactivated. Reactivate first, then make a link.`);
      }
      const { kept, link: renewed } = newOneTimeLink(context, person, made.at);
      await withdrawLinks(tx, personId);
      await tx.people.insertSetupLink(kept);
      await tx.events.append([newEvent(made, 'person.setup-link-made', { personId, address, detail: { deliver } })]);
      if (deliver === 'mail') {
        const organization = await requireOrganization(tx, organizationId);
        const kind = (await tx.people.passwordHash(personId)) === null ? 'invitation' : 'password-link';
        await tx.outbox.insert([
          await linkMessage(context, tx, kind, { person, organization, link: renewed, at: made.at }),
        ]);
      }
      return renewed;
    });

    context.changes.publish({ organizationId, topic: 'people' });
    // A message that waited with the link before is recalled now.
    context.changes.publish({ organizationId, topic: 'messages' });
    return { token: deliver === 'mail' ? null : link.token, expiresAt: link.expiresAt };
  };
}
