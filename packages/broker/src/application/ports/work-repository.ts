/**
 * One row a resource: when it is due, and which worker has it.
 *
 * A claim lapses, so a node that dies holds nothing for long. On PostgreSQL the database's clock
 * decides what is due and whether a claim has lapsed.
 */
export interface WorkRepository {
  /** Due at `dueAt` unless it is due earlier already. Counts as a new mark even while the resource is claimed. */
  markDue(resourceId: string, dueAt: Date, options?: MarkOptions): Promise<void>;

  /** Every resource is due at `dueAt`, unless earlier, and its group is read before anything is planned. */
  markAllDue(dueAt: Date): Promise<void>;

  /**
   * Marks the resource due now and claims it for `worker` in the same breath when nobody holds it.
   *
   * @returns the claim, or `null` when another worker has it; that one, or the next, sees the mark.
   */
  markDueAndClaim(resourceId: string, claim: ClaimRequest): Promise<Claim | null>;

  /** Claims up to `limit` due resources, longest overdue first, skipping those that others are claiming. */
  claimDue(claim: ClaimRequest, limit: number): Promise<readonly Claim[]>;

  /** Claims one resource whether due or not; `null` when another worker has it. */
  claim(resourceId: string, claim: ClaimRequest): Promise<Claim | null>;

  /**
   * Ends a claim and stores when the resource is due next: at `dueAt`, or at once when it was marked meanwhile.
   *
   * @returns `false` when the claim had lapsed and somebody else took the resource: nothing was stored.
   */
  release(
    claim: Claim,
    next: { readonly dueAt: Date; readonly attempts: number; readonly pictureIsStale: boolean },
  ): Promise<boolean>;

  /** Whether the claim still holds; asked inside the transaction that saves what the worker saw. */
  holds(claim: Claim): Promise<boolean>;

  /**
   * When there will be something to claim: when the earliest unclaimed resource is due, or a claim lapses if that is
   * earlier; `null` when there is no work at all.
   */
  nextDueAt(): Promise<Date | null>;

  /** Frees what `worker` left claimed before a restart. */
  releaseAllOf(worker: string): Promise<void>;

  /** Also ends the claim on it, if there is one: its release stores nothing. */
  delete(resourceId: string): Promise<void>;

  stats(now: Date): Promise<{ readonly due: number; readonly claimed: number; readonly oldestDueAt: Date | null }>;
}

export interface MarkOptions {
  /** The next claim is told so: AWS may hold something that no picture shows. */
  readonly pictureIsStale?: boolean;
}

export interface ClaimRequest {
  readonly worker: string;
  readonly now: Date;
  readonly claimSeconds: number;
}

export interface Claim {
  readonly resourceId: string;
  readonly worker: string;
  /** Grows with each claim: a lapsed claim's holder is told apart from its successor. */
  readonly generation: number;
  /** The mark that the claim answers; a later mark makes the resource due again on release. */
  readonly mark: number;
  /** How many runs in a row ended in a problem. */
  readonly attempts: number;
  /** Whether AWS may hold something that no picture shows: a worker stopped between a call and its record. */
  readonly pictureIsStale: boolean;
}
