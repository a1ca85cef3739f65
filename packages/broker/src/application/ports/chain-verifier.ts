import type { LedgerEvent } from './event-repository.ts';

export type ChainVerdict =
  | { readonly kind: 'intact'; readonly end: ChainEnd }
  | { readonly kind: 'broken'; readonly sequence: number; readonly reason: 'gap' | 'unlinked' | 'altered' };

/** The last event of the part of a chain that was verified: its number and its hash. */
export interface ChainEnd {
  readonly sequence: number;
  readonly hash: string;
}

/** Computes the hashes of events again. */
export interface ChainVerifier {
  /** Where every chain starts. */
  readonly start: ChainEnd;
  /** Whether `events`, oldest first, follow `after` without a gap and are what their hashes say. */
  verify(events: readonly LedgerEvent[], after: ChainEnd): ChainVerdict;
}
