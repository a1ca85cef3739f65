/** Why groups cannot be enforced. */
export type EnforcementErrorCode =
  /** There is no program `nft`, or, for a network namespace, no `ip`. */
  | 'enforcement.nft-missing'
  /** The process may not change the packet filter. */
  | 'enforcement.not-permitted'
  | 'enforcement.namespace-missing'
  /** nft or the kernel did not take a change. */
  | 'enforcement.refused'
  /** nft said nothing for too long. */
  | 'enforcement.no-answer';

/** The packet filter did not do what it was asked to. The message says what is wrong and what would be right. */
export class EnforcementError extends Error {
  override readonly name = 'EnforcementError';
  readonly code: EnforcementErrorCode;

  constructor(code: EnforcementErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
