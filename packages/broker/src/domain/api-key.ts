import { cidrContains, hostCidr, parseCidr, parseIpAddress } from '@gatelease/security-groups';

/** With what a program uses the API in a person's name. It never may do more than that person may now. */
export interface ApiKey {
  readonly keyId: string;
  readonly organizationId: string;
  readonly personId: string;
  readonly name: string;
  /** The part of the token that is no secret: by it a key is found and recognised. */
  readonly publicId: string;
  /** What it is good for, by names that the contract gives a meaning. */
  readonly scopes: readonly string[];
  /** The resources that it is bound to; `null` for every one. */
  readonly resourceIds: readonly string[] | null;
  /** Where it can be used from, in canonical form; empty for everywhere. */
  readonly cidrs: readonly string[];
  readonly createdAt: Date;
  /** `null`: never. */
  readonly expiresAt: Date | null;
  readonly rotatedAt: Date | null;
  /** How long the secret before the last rotation works beside the new one. */
  readonly previousSecretUntil: Date | null;
  readonly revokedAt: Date | null;
  /** Not every use: once a minute is written down. */
  readonly lastUse: KeyUse | null;
  /** The last time that it came from an address that it is not for. */
  readonly lastRefusal: KeyUse | null;
}

export interface KeyUse {
  readonly at: Date;
  readonly address: string;
}

/** What is kept of a key's token: hashes. */
export interface ApiKeySecrets {
  readonly hash: string;
  /** Of the secret before the last rotation. */
  readonly previousHash: string | null;
}

/** How many active keys a person can have. */
export const MOST_API_KEYS = 50;

/** How often at most the store hears that a key is in use. */
export const USE_NOTED_EVERY_SECONDS = 60;

/** How often at most the ledger hears that a key came from a wrong address. */
export const REFUSAL_NOTED_EVERY_SECONDS = 3600;

export type ApiKeyState = 'active' | 'expired' | 'revoked';

export function apiKeyState({ revokedAt, expiresAt }: ApiKey, now: Date): ApiKeyState {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'active';
}

/** The hashes that open the door now: that of the secret, and during its grace that of the one before. */
export function validHashes(key: ApiKey, { hash, previousHash }: ApiKeySecrets, now: Date): readonly string[] {
  const until = key.previousSecretUntil;
  return previousHash !== null && until !== null && until > now ? [hash, previousHash] : [hash];
}

/** Whether the key may be used from an address. An address that cannot be read is nowhere. */
export function isForAddress({ cidrs }: Pick<ApiKey, 'cidrs'>, address: string): boolean {
  if (cidrs.length === 0) return true;
  const read = parseIpAddress(address);
  if (!read.ok) return false;
  const host = hostCidr(read.value);
  return cidrs.some((text) => {
    const cidr = parseCidr(text);
    return cidr.ok && cidrContains(cidr.value, host);
  });
}

/** Whether something that was last noted at `last` is worth another note now. */
export function isNoteDue(last: KeyUse | null, everySeconds: number, now: Date): boolean {
  return last === null || now.getTime() - last.at.getTime() >= everySeconds * 1000;
}
