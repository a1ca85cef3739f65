import { parseCidr } from '@gatelease/security-groups';
import { composeApiKeyToken, PUBLIC_ID_LENGTH, SECRET_LENGTH } from '../../domain/api-key-token.ts';
import { apiKeyState, MOST_API_KEYS } from '../../domain/api-key.ts';
import type { ApiKey } from '../../domain/api-key.ts';
import type { ApiKeyDetails } from '../details.ts';
import { madeBy, newEvent } from '../made-by.ts';
import type { PasswordHasher } from '../ports/password-hasher.ts';
import type { Repositories } from '../ports/store.ts';
import type { TokenHasher } from '../ports/token-hasher.ts';
import { ProblemError } from '../problem-error.ts';
import type { Authenticated } from '../sign-in/authenticate.ts';
import { requireConfirmedIdentity } from '../sign-in/confirm-identity.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { detailApiKey } from './api-key-details.ts';

export interface CreateApiKeyInput {
  readonly name: string;
  readonly scopes: readonly string[];
  /** `null` for every resource. */
  readonly resourceIds: readonly string[] | null;
  /** Empty for everywhere. */
  readonly cidrs: readonly string[];
  /** `null`: until it is revoked. */
  readonly lifetimeDays: number | null;
  readonly password: string | null;
}

/** A key with its token, which nobody can show again. */
export interface ShownApiKey {
  readonly details: ApiKeyDetails;
  readonly token: string;
}

/**
 * Makes an API key of one's own. A session alone is not enough for it, or whoever stole one would keep a key.
 *
 * @throws `session.not-fresh`, `password.wrong`, `session.throttled`, `api-key.too-many`, `request.invalid` for ranges
 * that are none and resources that there are not
 */
export type CreateApiKey = (
  caller: Pick<Authenticated, 'principal' | 'session'>,
  input: CreateApiKeyInput,
) => Promise<ShownApiKey>;

const DAY_MS = 24 * 3600 * 1000;

export type ApiKeyContext = UseCaseContext & {
  readonly passwordHasher: PasswordHasher;
  readonly tokenHasher: TokenHasher;
};

export function makeCreateApiKey(context: ApiKeyContext): CreateApiKey {
  return async (caller, input) => {
    const { principal } = caller;
    const cidrs = input.cidrs.map(requireCidr);
    await requireConfirmedIdentity(context, caller, input.password);
    const { organizationId, personId, address } = principal;
    return context.store.write(async (tx) => {
      const made = madeBy(principal, context);
      const keys = await tx.apiKeys.list(organizationId, personId);
      if (keys.filter((key) => apiKeyState(key, made.at) === 'active').length >= MOST_API_KEYS) throw tooMany();
      await requireResources(tx, organizationId, input.resourceIds ?? []);

      const publicId = context.ids.newLettersAndDigits(PUBLIC_ID_LENGTH);
      const token = composeApiKeyToken(publicId, context.ids.newLettersAndDigits(SECRET_LENGTH));
      const key: ApiKey = {
        keyId: context.ids.newId('key'),
        organizationId,
        personId,
        name: input.name,
        publicId,
        scopes: [...new Set(input.scopes)],
        resourceIds: input.resourceIds === null ? null : [...new Set(input.resourceIds)],
        cidrs: [...new Set(cidrs)],
        createdAt: made.at,
        expiresAt: input.lifetimeDays === null ? null : new Date(made.at.getTime() + input.lifetimeDays * DAY_MS),
        rotatedAt: null,
        previousSecretUntil: null,
        revokedAt: null,
        lastUse: null,
        lastRefusal: null,
      };
      await tx.apiKeys.insert(key, { hash: context.tokenHasher.hash(token), previousHash: null });
      const { name, scopes, resourceIds, expiresAt } = key;
      const detail = { name, scopes, resourceIds, cidrs: key.cidrs, expiresAt: expiresAt?.toISOString() ?? null };
      await tx.events.append([newEvent(made, 'api-key.created', { personId, address, detail })]);
      return { details: await detailApiKey(tx, key, made.at), token };
    });
  };
}

function requireCidr(text: string, index: number): string {
  const read = parseCidr(text);
  if (read.ok) return read.value.text;
  throw new ProblemError('request.invalid', `"${text}" is no range of addresses.`, {
    fields: [
      { field: `cidrs.${String(index)}`, code: read.problem.code, given: text, expected: read.problem.expected },
    ],
  });
}

async function requireResources(
  tx: Repositories,
  organizationId: string,
  resourceIds: readonly string[],
): Promise<void> {
  for (const [index, given] of resourceIds.entries()) {
    if ((await tx.resources.find(organizationId, given)) !== null) continue;
    const expected = 'The id of a resource in your organization.';
    throw new ProblemError('request.invalid', `There is no resource ${given}.`, {
      fields: [{ field: `resourceIds.${String(index)}`, code: 'resource.not-found', given, expected }],
    });
  }
}

function tooMany(): ProblemError {
  return new ProblemError(
    'api-key.too-many',
    `You have ${String(MOST_API_KEYS)} active keys already. Revoke one that nothing uses.`,
  );
}
