import { hash } from 'node:crypto';
import { CHAIN_START, verifyChain } from '@gatelease/contract/event-chain';
import type { ChainEnd, ChainVerdict, ChainVerifier } from '../../application/ports/chain-verifier.ts';
import type { LedgerEvent } from '../../application/ports/event-repository.ts';

/** Verifies with the code that auditors have in the command line. */
export class Sha256ChainVerifier implements ChainVerifier {
  readonly start: ChainEnd = CHAIN_START;

  verify(events: readonly LedgerEvent[], after: ChainEnd): ChainVerdict {
    return verifyChain(events, after, (text) => hash('sha256', text));
  }
}
