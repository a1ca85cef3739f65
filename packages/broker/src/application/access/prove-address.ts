import type { IpFamily } from '@gatelease/security-groups';
import { decideProof } from '../../domain/address-proof.ts';
import { ProblemError } from '../problem-error.ts';
import type { ProofContext } from './ask-for-address-proof.ts';

/**
 * Takes a token of `AskForAddressProof` that came over the other family, and notes the connection's address for the
 * session that asked, and for no other. A token counts once, whatever comes of it.
 *
 * @throws `access.proof-invalid`
 */
export type ProveAddress = (input: { readonly token: string; readonly address: string }) => Promise<void>;

export function makeProveAddress(context: Omit<ProofContext, 'ids' | 'familyUrls'>): ProveAddress {
  return async ({ token, address }) => {
    const now = context.clock.now();
    const taken = await context.store.write(async (tx) => {
      const challenge = await tx.challenges.take(context.tokenHasher.hash(token), 'address-proof', now);
      if (challenge === null) return null;
      const asked = readAsked(challenge.payload);
      const decision = decideProof(asked, address, now);
      if (decision.kind === 'proved') await tx.sessions.noteProof(asked.sessionId, decision.proof);
      return decision;
    });
    if (taken === null) throw invalid('The token is not known, was used already, or is older than half a minute.');
    if (taken.kind === 'refused') throw invalid(REFUSALS[taken.reason]);
  };
}

const REFUSALS = {
  'no-address': 'The address of the connection is not known.',
  'wrong-family': 'The connection came over the family of addresses that was known already.',
  'other-scope': 'The connection came from an address of another kind, private beside public: a proxy or a tunnel.',
} as const;

interface Asked {
  readonly sessionId: string;
  readonly family: IpFamily;
  readonly beside: string;
}

function readAsked(payload: string): Asked {
  const value: unknown = JSON.parse(payload);
  if (
    typeof value !== 'object' ||
    value === null ||
    !('sessionId' in value) ||
    !('family' in value) ||
    !('beside' in value)
  ) {
    throw new TypeError('A stored challenge of an address proof is not whole.');
  }
  return {
    sessionId: String(value.sessionId),
    family: value.family === 'ipv4' ? 'ipv4' : 'ipv6',
    beside: String(value.beside),
  };
}

function invalid(detail: string): ProblemError {
  return new ProblemError('access.proof-invalid', detail);
}
