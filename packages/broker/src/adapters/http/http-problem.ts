import type { ProblemCode } from '@gatelease/contract';

/** A request that is refused before any use case sees it. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly code: ProblemCode;
  readonly facts: { readonly retryAfterSeconds?: number };

  constructor(code: ProblemCode, detail: string, facts: { readonly retryAfterSeconds?: number } = {}) {
    super(detail);
    this.code = code;
    this.facts = facts;
  }
}
