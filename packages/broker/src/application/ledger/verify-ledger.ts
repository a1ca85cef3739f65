import type { ChainVerdict, ChainVerifier } from '../ports/chain-verifier.ts';
import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** Computes every hash of the organization's chain again. @throws `permission.denied` */
export type VerifyLedger = (principal: Principal) => Promise<ChainVerdict>;

/** So many events are in memory at once. */
const PART = 500;

export function makeVerifyLedger({
  store,
  chainVerifier,
}: Pick<UseCaseContext, 'store'> & { readonly chainVerifier: ChainVerifier }): VerifyLedger {
  return async (principal) => {
    requirePermission(principal, 'events.list');
    let end = chainVerifier.start;
    for (;;) {
      const events = await store.read((tx) => tx.events.listChain(principal.organizationId, end.sequence, PART));
      const verdict = chainVerifier.verify(events, end);
      if (verdict.kind === 'broken' || events.length < PART) return verdict;
      end = verdict.end;
    }
  };
}
