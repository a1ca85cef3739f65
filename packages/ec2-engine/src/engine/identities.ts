import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

import type { Policy } from '../iam/policy.ts';
import type { AssumedRole, AssumeRoleInput } from '../model/account/assume-role.ts';
import { MAIN_CALLER } from '../model/account/caller-identity.ts';
import type { Caller } from '../model/account/caller-identity.ts';
import type { Credentials } from '../wire/sigv4/authenticate.ts';

/** Somebody who may call, and what they may do: everything, when there is no policy. */
export interface Identity extends Credentials {
  readonly caller: Caller;
  readonly policy: Policy | undefined;
}

/** A user with a key of their own. */
export interface User extends Credentials {
  readonly name: string;
  readonly policy: Policy | undefined;
}

/** A role that users of the account may assume. */
export interface Role {
  readonly name: string;
  /** Wanted from whoever assumes it; absent: anybody may. */
  readonly externalId: string | undefined;
  readonly policy: Policy | undefined;
}

/** Who there is in the account. */
export interface IdentitiesParts {
  readonly accountId: string;
  readonly main: Credentials & { readonly policy: Policy | undefined };
  readonly users: readonly User[];
  readonly roles: readonly Role[];
  readonly now: () => Date;
}

/**
 * Finds out whose a key is.
 *
 * Sessions of roles are kept nowhere: the token says whose it is and until when, sealed under the key that Local EC2 was
 * started with, and the secret follows from the token. So they outlive a restart, as they do in AWS.
 */
export class Identities {
  readonly #parts: IdentitiesParts;
  readonly #users: ReadonlyMap<string, Identity>;

  constructor(parts: IdentitiesParts) {
    this.#parts = parts;
    const users = parts.users.map((user): Identity => ({ ...user, caller: callerOf(user) }));
    const all: readonly Identity[] = [{ ...parts.main, caller: MAIN_CALLER }, ...users];
    this.#users = new Map(all.map((identity) => [identity.accessKeyId, identity]));
  }

  find(accessKeyId: string, sessionToken: string | undefined): Identity | undefined {
    const user = this.#users.get(accessKeyId);
    return user ?? (sessionToken === undefined ? undefined : this.#sessionOf(sessionToken));
  }

  assume({ roleArn, sessionName, externalId, durationSeconds }: AssumeRoleInput, now: Date): AssumedRole | undefined {
    const { accountId, roles } = this.#parts;
    const role = roles.find(({ name }) => roleArn === `arn:aws:iam::${accountId}:role/${name}`);
    if (role === undefined || (role.externalId !== undefined && role.externalId !== externalId)) return undefined;

    const expiresAt = new Date(Math.ceil(now.getTime() / 1000) * 1000 + durationSeconds * 1000);
    const accessKeyId = `ASIA${randomBytes(8).toString('hex').toUpperCase()}`;
    const told = JSON.stringify({ accessKeyId, role: role.name, sessionName, expiresAt: expiresAt.getTime() });
    const payload = Buffer.from(told).toString('base64url');
    const sessionToken = `${payload}.${this.#hash('token', payload)}`;
    return {
      accessKeyId,
      secretAccessKey: this.#hash('secret', sessionToken),
      sessionToken,
      expiresAt,
      assumedRoleId: `${roleId(role.name)}:${sessionName}`,
      arn: `arn:aws:sts::${accountId}:assumed-role/${role.name}/${sessionName}`,
    };
  }

  #sessionOf(sessionToken: string): Identity | undefined {
    const [payload = '', seal = ''] = sessionToken.split('.');
    if (!isSame(seal, this.#hash('token', payload))) return undefined;
    const session = readSession(Buffer.from(payload, 'base64url').toString('utf8'));
    const role = this.#parts.roles.find(({ name }) => name === session?.role);
    if (session === undefined || role === undefined || session.expiresAt <= this.#parts.now().getTime())
      return undefined;
    return {
      accessKeyId: session.accessKeyId,
      secretAccessKey: this.#hash('secret', sessionToken),
      sessionToken,
      caller: {
        kind: 'role',
        name: `${role.name}/${session.sessionName}`,
        userId: `${roleId(role.name)}:${session.sessionName}`,
      },
      policy: role.policy,
    };
  }

  #hash(purpose: string, text: string): string {
    return createHmac('sha256', this.#parts.main.secretAccessKey).update(`${purpose} ${text}`).digest('base64url');
  }
}

function callerOf({ name }: User): Caller {
  return { kind: 'user', name, userId: `AIDA${idDigits(name)}` };
}

function roleId(name: string): string {
  return `AROA${idDigits(name)}`;
}

function idDigits(name: string): string {
  return createHmac('sha256', 'id').update(name).digest('hex').slice(0, 17).toUpperCase();
}

interface Session {
  readonly accessKeyId: string;
  readonly role: string;
  readonly sessionName: string;
  readonly expiresAt: number;
}

/** A session that was sealed here, so its form is ours. */
function readSession(text: string): Session | undefined {
  const value: unknown = JSON.parse(text);
  return isSession(value) ? value : undefined;
}

function isSession(value: unknown): value is Session {
  return typeof value === 'object' && value !== null && 'role' in value && 'expiresAt' in value;
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
