import type { ApiKeyView } from '@gatelease/contract';
import { apiKey } from './api-keys.ts';
import { found, inSeconds, page, sessionOf } from './state.ts';
import type { Handler, MockState } from './state.ts';

const DAY = 86_400;

function keyOf({ world }: MockState, keyId: string | undefined): ApiKeyView {
  return found(
    world.apiKeys.find((key) => key.keyId === keyId),
    'api-key.not-found',
  );
}

const tokenOf = ({ prefix }: ApiKeyView) => `${prefix}_${'x'.repeat(49)}`;

/** API keys, believed without a look at whether the sign-in is fresh: the server's own tests look. */
export const API_KEY_HANDLERS = {
  listApiKeys: (state, { query }) => {
    const { personId } = sessionOf(state).person;
    return page(state.world.apiKeys.filter((key) => query['owner'] === 'everyone' || key.personId === personId));
  },
  createApiKey: (state, { body }) => {
    const { personId, name: personName } = sessionOf(state).person;
    const count = String(state.world.apiKeys.length);
    const resourceIds: readonly string[] | undefined = body.resourceIds;
    const key: ApiKeyView = {
      ...apiKey((ms) => new Date(state.world.now + ms).toISOString(), {
        keyId: `key-${count}`,
        prefix: `gl_newkey${count.padStart(4, '0')}`,
        personId,
        personName,
      }),
      name: body.name,
      scopes: body.scopes,
      resources: resourceIds?.map((resourceId) => ({ resourceId, name: nameOf(state, resourceId) })) ?? null,
      cidrs: body.cidrs,
      createdAt: inSeconds(0),
      expiresAt: body.lifetimeDays === null ? null : inSeconds(body.lifetimeDays * DAY),
    };
    state.world.apiKeys.unshift(key);
    return { apiKey: key, token: tokenOf(key) };
  },
  rotateApiKey: (state, { params, body }) => {
    const previousSecretUntil = inSeconds(body.graceSeconds);
    const key = Object.assign(keyOf(state, params['keyId']), { rotatedAt: inSeconds(0), previousSecretUntil });
    return { apiKey: key, token: tokenOf(key) };
  },
  revokeApiKey: (state, { params }) =>
    Object.assign(keyOf(state, params['keyId']), { state: 'revoked', revokedAt: inSeconds(0) }),
} satisfies Record<string, Handler>;

function nameOf({ world }: MockState, resourceId: string): string {
  return world.resources.find((resource) => resource.resourceId === resourceId)?.name ?? '(removed resource)';
}
