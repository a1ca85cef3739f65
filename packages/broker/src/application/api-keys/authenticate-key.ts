import { publicIdOf } from '../../domain/api-key-token.ts';
import {
  apiKeyState,
  isForAddress,
  isNoteDue,
  REFUSAL_NOTED_EVERY_SECONDS,
  USE_NOTED_EVERY_SECONDS,
  validHashes,
} from '../../domain/api-key.ts';
import type { ApiKey } from '../../domain/api-key.ts';
import type { Person } from '../../domain/person.ts';
import { madeBy, newEvent } from '../made-by.ts';
import type { TokenHasher } from '../ports/token-hasher.ts';
import type { Principal } from '../principal.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** A program that asks in a person's name. */
export interface KeyAuthenticated {
  readonly principal: Principal;
  readonly person: Person;
  readonly apiKey: ApiKey;
  readonly session: null;
}

export type KeyVerdict =
  | { readonly kind: 'known'; readonly caller: KeyAuthenticated }
  /** Not written as keys are: mistyped, or cut off. */
  | { readonly kind: 'mistyped' }
  /** Also said of a key whose person is deactivated. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'expired' | 'revoked' | 'address-refused' };

/**
 * Tells whose key a token is. Only who has the right secret learns that a key is expired, revoked or not for their
 * address.
 *
 * One look-up. The last use is written down once a minute at most, a use from a wrong address once an hour.
 */
export type AuthenticateKey = (input: { readonly token: string; readonly address: string }) => Promise<KeyVerdict>;

export function makeAuthenticateKey(context: UseCaseContext & { readonly tokenHasher: TokenHasher }): AuthenticateKey {
  return async ({ token, address }) => {
    const publicId = publicIdOf(token);
    if (publicId === null) return { kind: 'mistyped' };
    const found = await context.store.read((tx) => tx.apiKeys.findByPublicId(publicId));
    const now = context.clock.now();
    const hashes = found === null ? [context.tokenHasher.hash('')] : validHashes(found.key, found.secrets, now);
    const isRight = context.tokenHasher.matches(token, hashes);
    if (found === null || !isRight || found.person.status !== 'active') return { kind: 'unknown' };

    const { key, person } = found;
    const state = apiKeyState(key, now);
    if (state !== 'active') return { kind: state };
    const principal = principalOf(person, key, address);
    if (!isForAddress(key, address)) {
      await noteRefusal(context, key, principal, now);
      return { kind: 'address-refused' };
    }
    if (isNoteDue(key.lastUse, USE_NOTED_EVERY_SECONDS, now)) {
      await context.store.write((tx) => tx.apiKeys.noteUse(key.keyId, { at: now, address }));
    }
    return { kind: 'known', caller: { principal, person, apiKey: key, session: null } };
  };
}

function principalOf(person: Person, { keyId, resourceIds }: ApiKey, address: string): Principal {
  const { personId, organizationId, role, access } = person;
  return { personId, organizationId, role, access, address, otherAddress: null, apiKey: { keyId, resourceIds } };
}

/** Somebody has the key who should not: its owner and the administrators find that in the ledger. */
async function noteRefusal(context: UseCaseContext, key: ApiKey, principal: Principal, now: Date): Promise<void> {
  if (!isNoteDue(key.lastRefusal, REFUSAL_NOTED_EVERY_SECONDS, now)) return;
  const { address } = principal;
  await context.store.write(async (tx) => {
    await tx.apiKeys.noteRefusal(key.keyId, { at: now, address });
    const detail = { name: key.name, cidrs: key.cidrs };
    await tx.events.append([
      newEvent(madeBy(principal, context), 'api-key.refused', { personId: key.personId, address, detail }),
    ]);
  });
}
