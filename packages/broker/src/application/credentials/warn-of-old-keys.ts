import type { Credential } from '../../domain/credential.ts';
import { isWarningDue } from '../../domain/key-age.ts';
import { addressLetter } from '../mail/address-letter.ts';
import { oldKeysLetter } from '../mail/letters/old-keys.ts';
import type { Repositories } from '../ports/store.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** Tells administrators which access keys are older than ninety days: once a week at most, in one letter. */
export type WarnOfOldKeys = () => Promise<void>;

type Context = Pick<UseCaseContext, 'store' | 'clock' | 'ids' | 'changes'> & { readonly publicUrl: string };

export function makeWarnOfOldKeys(context: Context): WarnOfOldKeys {
  return async () => {
    const organizations = await context.store.read((tx) => tx.organizations.list());
    for (const { organizationId } of organizations) {
      const isTold = await context.store.write((tx) => warn(context, tx, organizationId));
      if (isTold) context.changes.publish({ organizationId, topic: 'messages' });
    }
  };
}

async function warn({ clock, ids, publicUrl }: Context, tx: Repositories, organizationId: string): Promise<boolean> {
  const now = clock.now();
  const credentials = await dueCredentials(tx, organizationId, now);
  if (credentials.length === 0) return false;
  for (const { credentialId } of credentials) await tx.credentials.noteKeysWarned(credentialId, now);
  const letter = oldKeysLetter({ credentials, now, publicUrl });
  const people = await tx.people.list(organizationId);
  const administrators = people.filter(({ role, status }) => role === 'administrator' && status === 'active');
  await tx.outbox.insert(administrators.map((to) => addressLetter({ ids, at: now }, 'keys-old', to, letter)));
  return true;
}

async function dueCredentials(tx: Repositories, organizationId: string, now: Date): Promise<readonly Credential[]> {
  const due: Credential[] = [];
  for (const { credentialId } of await tx.credentials.list(organizationId)) {
    // Locked, so that two nodes do not tell the same.
    const credential = await tx.credentials.find(organizationId, credentialId);
    if (credential?.identity.kind !== 'access-key') continue;
    const warnedAt = await tx.credentials.keysWarnedAt(credentialId);
    if (isWarningDue({ replacedAt: credential.identity.keysReplacedAt, warnedAt }, now)) due.push(credential);
  }
  return due;
}
