/*
 * What a sweep may remove.
 *
 * - A rule without the installation's tag is never ours, whatever its description says: anybody can write a
 *   description, and the tags are what proves that Gatelease made the rule.
 * - The expiry is the later of the one in the tag and the one in the description: an extension rewrites the
 *   description only, and a rule is better closed late than under somebody's hands.
 * - A rule of ours whose expiry cannot be read is listed and left alone.
 */

export const INSTALLATION_TAG = 'gatelease:installation';
export const LEASE_TAG = 'gatelease:lease';
export const EXPIRES_TAG = 'gatelease:expires-at';

/** A rule of a security group, as far as a sweep looks at it. */
export interface TaggedRule {
  readonly ruleId: string;
  readonly groupId: string;
  readonly direction: 'ingress' | 'egress';
  /** `tcp 22 from 203.0.113.7/32`, for people. */
  readonly text: string;
  readonly description: string;
  readonly tags: Readonly<Record<string, string>>;
}

export type Verdict =
  /** Not made by Gatelease, or by another installation than the one swept. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'live'; readonly expiresAt: Date }
  | { readonly kind: 'expired'; readonly expiresAt: Date };

export interface SweepTerms {
  readonly now: Date;
  /** How long after its expiry a rule may still stand. */
  readonly graceSeconds: number;
  /** `null`: every installation. */
  readonly installation: string | null;
}

/** Decides about one rule. Only `expired` ones may be removed. */
export function decideSweep(rule: TaggedRule, terms: SweepTerms): Verdict {
  const installation = rule.tags[INSTALLATION_TAG] ?? '';
  if (installation === '') return { kind: 'foreign' };
  if (terms.installation !== null && installation !== terms.installation) return { kind: 'foreign' };

  const expiresAt = expiryOf(rule);
  if (expiresAt === null) return { kind: 'unreadable' };
  const isOver = expiresAt.getTime() + terms.graceSeconds * 1000 <= terms.now.getTime();
  return { kind: isOver ? 'expired' : 'live', expiresAt };
}

/** The ids of the leases that the rule was made for, as its tag names them. */
export function leaseIdsOf(rule: TaggedRule): readonly string[] {
  return (rule.tags[LEASE_TAG] ?? '').split(' ').filter((leaseId) => leaseId !== '');
}

function expiryOf({ tags, description }: TaggedRule): Date | null {
  const inDescription = /^Gatelease lease \S+ until (\S+)(?: |$)/.exec(description)?.[1];
  const readable = [tags[EXPIRES_TAG], inDescription].flatMap((text) => readInstant(text) ?? []);
  return readable.reduce<Date | null>((latest, at) => (latest === null || at > latest ? at : latest), null);
}

/** Only an instant in UTC, and only one that exists: `2026-02-30` is no day, even if `Date` makes it one in March. */
function readInstant(text: string | undefined): Date | null {
  const written = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d{1,9})?Z$/.exec((text ?? '').trim());
  if (written === null) return null;
  const at = new Date(written[0]);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written[1] ?? ' ') ? at : null;
}
