import { hasCountedOn } from '../../domain/passkey.ts';
import type { Passkey } from '../../domain/passkey.ts';
import { newEvent } from '../made-by.ts';
import type { UsedPasskey } from '../ports/passkey-verifier.ts';
import type { Repositories } from '../ports/store.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import type { Visitor } from './new-session.ts';
import { attemptKeys, noteFailureFrom, noteSuccess } from './sign-in-throttle.ts';
import { startSession, type StartSessionContext, type StartedSession } from './start-session.ts';

export interface PasskeyArrival {
  readonly visitor: Visitor;
  /** `null` when nobody has it. */
  readonly passkey: Passkey | null;
  /** `null` when what it signed is wrong. */
  readonly used: UsedPasskey | null;
}

type EnterContext = Pick<UseCaseContext, 'clock'> & StartSessionContext;

/**
 * Starts a session for the owner of a passkey, or notes why not. Looks at the passkey again: since it was verified it may
 * have been removed, or used by a copy of its device.
 */
export async function enterWithPasskey(
  context: EnterContext,
  tx: Repositories,
  { visitor, passkey, used }: PasskeyArrival,
): Promise<StartedSession | null> {
  const now = context.clock.now();
  const stored = passkey === null ? null : await tx.passkeys.findByCredential(passkey.credentialId);
  if (stored === null) return refuse(context, tx, { address: visitor.address, stored, reason: 'unknown' });
  const { organizationId, personId } = stored;
  const person = await tx.people.find(organizationId, personId);
  const organization = await tx.organizations.find(organizationId);

  const reason = refusalOf(stored, used, person?.status ?? null);
  if (reason !== null || used === null || person === null || organization === null) {
    return refuse(context, tx, { address: visitor.address, stored, reason: reason ?? 'unknown' });
  }
  await tx.passkeys.update({ ...stored, ...used, lastUsedAt: now });
  const started = await startSession(context, tx, { person, organization, visitor, method: 'passkey', now });
  await noteSuccess(tx.signInAttempts, attemptKeys(person.email, visitor.address), now);
  return started;
}

function refusalOf(stored: Passkey, used: UsedPasskey | null, status: 'active' | 'deactivated' | null): string | null {
  if (used === null) return 'not-verified';
  if (!hasCountedOn(stored.counter, used.counter)) return 'not-counted-on';
  return status === 'active' ? null : 'deactivated';
}

async function refuse(
  context: EnterContext,
  tx: Repositories,
  refused: { readonly address: string; readonly stored: Passkey | null; readonly reason: string },
): Promise<null> {
  const { address, stored, reason } = refused;
  const at = context.clock.now();
  await noteFailureFrom(tx.signInAttempts, address, at);
  if (stored === null) return null;
  const { organizationId, personId, name } = stored;
  const made = { ids: context.ids, at, actor: { kind: 'system' }, organizationId } as const;
  const detail = { method: 'passkey', reason, passkey: name };
  await tx.events.append([newEvent(made, 'session.refused', { personId, address, detail })]);
  return null;
}
