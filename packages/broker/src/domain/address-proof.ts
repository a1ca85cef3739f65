import { hostCidr, parseIpAddress, scopesOf } from '@gatelease/security-groups';
import type { IpAddress, IpFamily } from '@gatelease/security-groups';

/** For how long an address that a session proved counts beside the one it connects from. */
export const PROOF_COUNTS_SECONDS = 10 * 60;

/** A second address of a session, seen by the server itself on a connection that carried the session's one-time token. */
export interface AddressProof {
  readonly address: string;
  /** The address that the session was connected from then: at another one the proof says nothing. */
  readonly beside: string;
  readonly provedAt: Date;
}

export type ProofDecision =
  | { readonly kind: 'proved'; readonly proof: AddressProof }
  | { readonly kind: 'refused'; readonly reason: 'no-address' | 'wrong-family' | 'other-scope' };

/**
 * Decides whether the connection that brought the token proves a second address.
 *
 * It must be of the family that was asked for, and of the same kind as the first: a private address beside a public one
 * is one of a proxy or a tunnel.
 */
export function decideProof(
  asked: { readonly family: IpFamily; readonly beside: string },
  connection: string,
  now: Date,
): ProofDecision {
  const [first, second] = [parseIpAddress(asked.beside), parseIpAddress(connection)];
  if (!first.ok || !second.ok) return { kind: 'refused', reason: 'no-address' };
  if (second.value.family !== asked.family) return { kind: 'refused', reason: 'wrong-family' };
  if (scopeOf(first.value) !== scopeOf(second.value)) return { kind: 'refused', reason: 'other-scope' };
  return { kind: 'proved', proof: { address: second.value.text, beside: asked.beside, provedAt: now } };
}

/** The second address of somebody who connects from `address` now; `null` when none counts. */
export function provedAddress(proof: AddressProof | null, address: string, now: Date): string | null {
  if (proof === null || proof.beside !== address) return null;
  return now.getTime() - proof.provedAt.getTime() < PROOF_COUNTS_SECONDS * 1000 ? proof.address : null;
}

function scopeOf(address: IpAddress): string {
  return scopesOf(hostCidr(address)).join();
}
