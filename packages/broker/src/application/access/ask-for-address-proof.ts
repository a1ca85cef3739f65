import { parseIpAddress } from '@gatelease/security-groups';
import type { IpFamily } from '@gatelease/security-groups';
import type { TokenHasher } from '../ports/token-hasher.ts';
import type { SessionPrincipal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** Names of the server that can be reached over one family of addresses only; `null` where there is none. */
export type FamilyUrls = Readonly<Record<IpFamily, string | null>>;

/** Where to bring a token to, so that the server sees the caller's address of the other family. */
export interface ProofWanted {
  readonly family: IpFamily;
  readonly url: string;
  readonly token: string;
}

/** Begins the proof of the principal's other address; `null` when no name for that family is configured. */
export type AskForAddressProof = (principal: SessionPrincipal) => Promise<ProofWanted | null>;

export interface ProofContext extends Pick<UseCaseContext, 'store' | 'clock' | 'ids'> {
  readonly tokenHasher: TokenHasher;
  readonly familyUrls: FamilyUrls;
}

const TOKEN_SECONDS = 30;

export function makeAskForAddressProof(context: ProofContext): AskForAddressProof {
  return async (principal) => {
    requirePermission(principal, 'access.open');
    const known = parseIpAddress(principal.address);
    if (!known.ok) return null;
    const family = known.value.family === 'ipv4' ? 'ipv6' : 'ipv4';
    const url = context.familyUrls[family];
    if (url === null) return null;

    const token = context.ids.newToken();
    const payload = JSON.stringify({ sessionId: principal.sessionId, family, beside: principal.address });
    const expiresAt = new Date(context.clock.now().getTime() + TOKEN_SECONDS * 1000);
    const tokenHash = context.tokenHasher.hash(token);
    await context.store.write((tx) =>
      tx.challenges.insert({ tokenHash, purpose: 'address-proof', payload, expiresAt }),
    );
    return { family, url, token };
  };
}
