import type { AssumeRole } from './account/assume-role.ts';
import type { AccountSettings } from './account/account-settings.ts';
import type { Caller } from './account/caller-identity.ts';
import type { Change } from './change.ts';
import type { Ec2Error } from './ec2-error.ts';

/** What a call decided: what changes and what is answered, or why not. A refused call changes nothing. */
export type Decision<Reply> =
  | { readonly kind: 'accepted'; readonly changes: readonly Change[]; readonly reply: Reply }
  | { readonly kind: 'refused'; readonly error: Ec2Error };

/** A value that passed a check, or the error that EC2 gives when it does not. */
export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Ec2Error };

/** What a decision may know besides the world and its input. */
export interface DecisionContext {
  readonly now: Date;
  readonly accountId: string;
  readonly region: string;
  readonly settings: AccountSettings;
  /** Absent: the identity whose key Local EC2 was started with. */
  readonly caller?: Caller;
  /** Gives out the credentials of roles; absent where there are no roles. */
  readonly assume?: AssumeRole;
  /** A new id that begins with `prefix` and a hyphen. Every call gives another. */
  newId(prefix: IdPrefix): string;
}

/** The prefixes of the ids that Local EC2 gives out. The digits after `elb` stand at the end of ARNs. */
export type IdPrefix =
  'sg' | 'sgr' | 'vpc' | 'subnet' | 'eni' | 'eni-attach' | 'i' | 'r' | 'pl' | 'pcx' | 'elb' | 'eice';

/** Accepts a call with what it changes. */
export function accept<Reply>(changes: readonly Change[], reply: Reply): Decision<Reply> {
  return { kind: 'accepted', changes, reply };
}

/** Accepts a call that only reads. */
export function answer<Reply>(reply: Reply): Decision<Reply> {
  return { kind: 'accepted', changes: [], reply };
}

/** Refuses a call. */
export function refuse(error: Ec2Error): { readonly kind: 'refused'; readonly error: Ec2Error } {
  return { kind: 'refused', error };
}

/** A check that was passed. */
export function pass<T>(value: T): Checked<T> {
  return { ok: true, value };
}

/** A check that was not. */
export function fail(error: Ec2Error): { readonly ok: false; readonly error: Ec2Error } {
  return { ok: false, error };
}
