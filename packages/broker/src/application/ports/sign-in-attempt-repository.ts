/** Failed sign-ins per key (an account, an address), for throttling that a restart does not reset. */
export interface SignInAttemptRepository {
  /** How many failures since `since`. */
  countFailures(key: string, since: Date): Promise<number>;
  recordFailure(key: string, at: Date): Promise<void>;
  clear(key: string): Promise<void>;
  deleteBefore(before: Date): Promise<void>;
}
