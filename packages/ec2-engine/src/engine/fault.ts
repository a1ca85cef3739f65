/** A call that is about to be decided: authenticated, with its parameters as they came. */
export interface InterceptedCall {
  readonly action: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** What shall go wrong with a call. */
export type Fault =
  | { readonly kind: 'none' }
  /** Answered with an error and not executed: `RequestLimitExceeded` 503, `UnauthorizedOperation` 403. */
  | { readonly kind: 'refuse'; readonly code: string; readonly status: number; readonly message: string }
  /** The connection ends before anything is executed. */
  | { readonly kind: 'drop-request' }
  /** Executed, and the connection ends in place of an answer. */
  | { readonly kind: 'lose-reply' }
  /** Executed after a while. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** Executed twice, as when a network repeats a request; answered with what the first or the second time gave. */
  | { readonly kind: 'repeat'; readonly reply: 'first' | 'second' };

/** Decides what goes wrong with a call. For tests of what calls Local EC2; without one nothing goes wrong. */
export type Intercept = (call: InterceptedCall) => Fault | Promise<Fault>;
