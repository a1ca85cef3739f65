import type { AccountReading } from '@gatelease/security-groups';

/** One account in one region, as one credential sees it. */
export interface AccountPlace {
  readonly organizationId: string;
  readonly credentialId: string;
  readonly region: string;
}

/** How it stands with the reading of a place. */
export interface ReadingState {
  readonly place: AccountPlace;
  /** When somebody last wished for a new one. */
  readonly askedAt: Date;
  /** Whether that wish is still open. */
  readonly isAwaited: boolean;
  /** When the reading that is there began; `null` when there is none. */
  readonly readAt: Date | null;
  /** When the last try failed, and why; `null` when it did not. */
  readonly failure: { readonly at: Date; readonly detail: string } | null;
}

/** A wish that a worker took upon itself. */
export interface TakenReading {
  readonly place: AccountPlace;
  readonly askedAt: Date;
}

/** What came of it. */
export type ReadingResult =
  | { readonly kind: 'read'; readonly readAt: Date; readonly reading: AccountReading }
  | { readonly kind: 'failed'; readonly at: Date; readonly detail: string };

/** The last reading of each account, and the wishes for new ones. */
export interface AccountReadingRepository {
  /** Without the reading itself, which may be large. */
  find(place: AccountPlace): Promise<ReadingState | null>;
  /** The reading; `null` when there is none, or only one in a form that is no longer read. */
  reading(place: AccountPlace): Promise<AccountReading | null>;
  /** Wishes for a new reading. Wishes that are open already become one. */
  ask(place: AccountPlace, at: Date): Promise<void>;
  isAnyDue(now: Date): Promise<boolean>;
  /** Takes open wishes, oldest first; they are free again at `freeAt`, should the worker die. */
  takeDue(now: Date, freeAt: Date, limit: number): Promise<readonly TakenReading[]>;
  /** Answers the wishes up to the one that was taken. A failure leaves the last reading. */
  save(taken: TakenReading, result: ReadingResult): Promise<void>;
}
