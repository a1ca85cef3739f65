/** The codes that use cases answer with; the contract gives each its status and title. */
export const PROBLEM_CODES = [
  'request.invalid',
  'session.credentials-wrong',
  'session.throttled',
  'provider.not-configured',
  'provider.unreachable',
  'provider.cancelled',
  'provider.answer-refused',
  'provider.sign-in-expired',
  'provider.email-unverified',
  'provider.person-unknown',
  'session.half-ended',
  'session.not-found',
  'session.not-fresh',
  'second-factor.code-wrong',
  'second-factor.already-set-up',
  'second-factor.not-set-up',
  'second-factor.own',
  'secret.key-differs',
  'passkey.not-available',
  'passkey.expired',
  'passkey.refused',
  'passkey.too-many',
  'passkey.not-found',
  'api-key.person-needed',
  'api-key.too-many',
  'api-key.not-found',
  'api-key.not-active',
  'permission.denied',
  'setup.done',
  'setup.link-invalid',
  'password.wrong',
  'password.too-weak',
  'organization.not-found',
  'person.not-found',
  'person.email-taken',
  'person.last-administrator',
  'team.not-found',
  'team.name-taken',
  'account.not-found',
  'credential.not-found',
  'credential.in-use',
  'credential.no-keys',
  'resource.not-found',
  'resource.duplicate',
  'resource.in-use',
  'policy.not-found',
  'access.not-granted',
  'access.policy-disabled',
  'access.outside-schedule',
  'access.duration-too-long',
  'access.duration-too-short',
  'access.reason-required',
  'access.break-glass-not-allowed',
  'access.address-refused',
  'access.proof-invalid',
  'access.emergency-stop',
  'access.group-full',
  'emergency-stop.not-found',
  'lock-down.not-found',
  'lock-down.state-differs',
  'request.not-found',
  'request.self-approval',
  'request.already-decided',
  'request.already-reviewed',
  'lease.not-found',
  'lease.not-live',
  'lease.extension-too-long',
  'lease.extension-too-short',
  'message.not-found',
  'message.link-forgotten',
  'message.goes-by-mail',
  'storage.conflict',
  'storage.unavailable',
  'storage.full',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** What a problem says beside its sentence. Never a secret. */
export interface ProblemFacts {
  readonly fields?: readonly {
    readonly field: string;
    readonly code: string;
    readonly given: string;
    readonly expected: string;
  }[];
  readonly nextWindow?: { readonly startsAt: Date; readonly endsAt: Date } | null;
  readonly retryAfterSeconds?: number;
}

/** A use case could not do its work, for a reason that the caller may know. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly facts: ProblemFacts;

  /** `detail` says what was wrong, what was given and what would be right. */
  constructor(code: ProblemCode, detail: string, facts: ProblemFacts & { readonly cause?: unknown } = {}) {
    const { cause, ...rest } = facts;
    super(detail, cause === undefined ? undefined : { cause });
    this.name = 'ProblemError';
    this.code = code;
    this.facts = rest;
  }
}
