import { credentialKeyPurpose } from '../credentials/credential-key.ts';
import { newEvent } from '../made-by.ts';
import { messagePurpose } from '../mail/sealed-message.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { SecretBox } from '../ports/secret-box.ts';
import type { SealedSecret } from '../ports/secret-key-repository.ts';
import type { Store } from '../ports/store.ts';
import { SYSTEM } from '../reconcile/ledger-events.ts';
import { totpPurpose } from '../second-factor/seal-secret.ts';

/**
 * Opens every sealed secret with one key and seals it with another, in one transaction.
 *
 * @returns how many there were.
 * @throws Error when one of them cannot be opened: then all stay as they were.
 */
export type ReplaceSecretKey = (keys: { readonly from: SecretBox; readonly to: SecretBox }) => Promise<number>;

export function makeReplaceSecretKey({
  store,
  clock,
  ids,
}: {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
}): ReplaceSecretKey {
  return ({ from, to }) =>
    store.write(async (tx) => {
      const secrets = await tx.secretKeys.listSealed();
      for (const secret of secrets) {
        const purpose = purposeOf(secret);
        await tx.secretKeys.saveSealed({ ...secret, sealed: to.seal(from.open(secret.sealed, purpose), purpose) });
      }
      await tx.secretKeys.replace(to.keyId);
      for (const { organizationId } of await tx.organizations.list()) {
        const made = { ids, at: clock.now(), actor: SYSTEM, organizationId };
        await tx.events.append([
          newEvent(made, 'organization.secret-key-replaced', { detail: { secrets: secrets.length } }),
        ]);
      }
      return secrets.length;
    });
}

function purposeOf({ kind, id }: SealedSecret): string {
  switch (kind) {
    case 'totp':
      return totpPurpose(id);
    case 'credential':
      return credentialKeyPurpose(id);
    case 'message':
      return messagePurpose(id);
  }
}
