import type { Person } from '../../domain/person.ts';
import { addressSecretLetter } from '../mail/address-letter.ts';
import { forgottenPasswordLetter } from '../mail/letters/forgotten-password-letter.ts';
import { newEvent } from '../made-by.ts';
import type { SecretBox } from '../ports/secret-box.ts';
import type { Repositories } from '../ports/store.ts';
import type { TokenHasher } from '../ports/token-hasher.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { judgeLimits, throttledBecause, type AttemptLimit } from './attempt-limit.ts';
import { findOrganization } from './find-organization.ts';
import { FORGOTTEN_LINK_SECONDS, newOneTimeLink } from './one-time-link.ts';
import { networkOf } from './sign-in-throttle.ts';

export interface ForgetPasswordInput {
  readonly email: string;
  readonly accessCode: string | null;
  readonly address: string;
}

/**
 * Sends somebody who forgot their password a link by mail, if there is such a person with a password. Nobody is told
 * whether there is: the answer is the same, asking is counted under the address as it was typed, and whoever calls this
 * must let the time of the answer say nothing either.
 *
 * The password and the sessions stay until the link is used. Links made before stay good, so that nobody can take an
 * invitation away by asking.
 *
 * @throws `session.throttled`
 */
export type ForgetPassword = (input: ForgetPasswordInput) => Promise<void>;

type ForgetPasswordContext = UseCaseContext & {
  readonly tokenHasher: TokenHasher;
  readonly secretBox: SecretBox;
  readonly publicUrl: string;
};

/** Enough for somebody who mistypes; too few to fill anybody's mailbox. */
const MAILS_PER_ACCOUNT = 3;
const ASKED_PER_ADDRESS = 20;
const WINDOW_SECONDS = 3600;

export function makeForgetPassword(context: ForgetPasswordContext): ForgetPassword {
  return async (input) => {
    const organizationId = await context.store.write(async (tx) => {
      const now = context.clock.now();
      const limits = limitsOf(input);
      const verdict = await judgeLimits(tx.signInAttempts, limits, now);
      if (verdict.kind === 'throttled') {
        throw throttledBecause('Too many new passwords were asked for.', verdict.retryAfterSeconds);
      }
      for (const { key } of limits) await tx.signInAttempts.recordFailure(key, now);
      return sendLink(context, tx, input, now);
    });
    if (organizationId !== null) context.changes.publish({ organizationId, topic: 'messages' });
  };
}

async function sendLink(
  context: ForgetPasswordContext,
  tx: Repositories,
  { email, accessCode, address }: ForgetPasswordInput,
  now: Date,
): Promise<string | null> {
  const organization = await findOrganization(tx, accessCode);
  const person = organization === null ? null : await tx.people.findByEmail(organization.organizationId, email);
  if (organization === null || person === null || !(await mayHaveLink(tx, person))) return null;

  const { kept, link } = newOneTimeLink(context, person, now, FORGOTTEN_LINK_SECONDS);
  await tx.people.insertSetupLink(kept);
  const { organizationId, personId, name } = person;
  const made = { ids: context.ids, at: now, actor: { kind: 'system' }, organizationId } as const;
  const url = `${context.publicUrl}/set-password#token=${link.token}`;
  const { expiresAt } = link;
  const { name: organizationName, timeZone } = organization;
  const letter = forgottenPasswordLetter({ name, organizationName, address, url, expiresAt, timeZone });
  const { secretBox } = context;
  await tx.outbox.insert([await addressSecretLetter({ made, secretBox, tx }, 'password-link', person, letter)]);
  await tx.events.append([newEvent(made, 'person.password-forgotten', { personId, address })]);
  return organizationId;
}

/** Who has no password signs in otherwise, or has an invitation: a mailbox alone must not make them one. */
async function mayHaveLink(tx: Repositories, { personId, status }: Person): Promise<boolean> {
  return status === 'active' && (await tx.people.passwordHash(personId)) !== null;
}

function limitsOf({ email, address }: ForgetPasswordInput): readonly AttemptLimit[] {
  const windowSeconds = WINDOW_SECONDS;
  return [
    { key: `forgotten by ${networkOf(address)}`, limit: ASKED_PER_ADDRESS, windowSeconds },
    { key: `forgotten ${email.toLowerCase()}`, limit: MAILS_PER_ACCOUNT, windowSeconds },
  ];
}
