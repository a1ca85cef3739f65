import type { ApplicationContext } from '../application-context.ts';
import { makeExportLedger } from './export-ledger.ts';
import { makeListEvents } from './read-ledger.ts';
import { makeVerifyLedger } from './verify-ledger.ts';
import type { ChainVerifier } from '../ports/chain-verifier.ts';

/** What can be asked about the ledger. */
export type LedgerUseCases = ReturnType<typeof composeLedger>;

export function composeLedger(context: ApplicationContext & { readonly chainVerifier: ChainVerifier }) {
  return {
    listEvents: makeListEvents(context),
    exportLedger: makeExportLedger(context),
    verifyLedger: makeVerifyLedger(context),
  };
}
