import { z } from 'zod';

/**
 * Every problem the API answers with: its HTTP status and its title. Codes are public and never renamed;
 * status codes stand nowhere else.
 */
export const PROBLEMS = {
  'request.malformed': { status: 400, title: 'The request could not be read' },
  'request.invalid': { status: 422, title: 'Something in the request is not right' },
  'request.too-large': { status: 413, title: 'The request is too large' },
  'request.unsupported-media-type': { status: 415, title: 'Send JSON' },
  'request.cross-site': { status: 403, title: 'The request came from another site' },
  'request.misdirected': { status: 421, title: 'This server does not answer to that name' },
  'request.too-many': { status: 429, title: 'Too many requests' },
  'route.not-found': { status: 404, title: 'There is nothing at this address' },
  'session.required': { status: 401, title: 'Sign in first' },
  'session.credentials-wrong': { status: 401, title: 'E-mail, password or access code is wrong' },
  'session.throttled': { status: 429, title: 'Too many failed sign-ins' },
  'session.half-ended': { status: 401, title: 'Begin to sign in again' },
  'session.not-found': { status: 404, title: 'There is no such session' },
  'session.not-fresh': { status: 403, title: 'Show that it is you' },
  'session.password-change-required': { status: 403, title: 'Choose a new password first' },
  'provider.not-configured': { status: 404, title: 'There is no identity provider' },
  'provider.unreachable': { status: 503, title: 'The identity provider cannot be reached' },
  'provider.cancelled': { status: 403, title: 'The identity provider did not sign you in' },
  'provider.answer-refused': { status: 403, title: 'What the identity provider answered was refused' },
  'provider.sign-in-expired': { status: 409, title: 'Start the sign-in again' },
  'provider.email-unverified': { status: 403, title: 'Your e-mail address is not verified' },
  'provider.person-unknown': { status: 403, title: 'You cannot sign in with this account' },
  'passkey.not-available': { status: 409, title: 'Passkeys cannot be used at this address' },
  'passkey.expired': { status: 409, title: 'Try the passkey again' },
  'passkey.refused': { status: 403, title: 'The passkey was not accepted' },
  'passkey.too-many': { status: 409, title: 'You have too many passkeys' },
  'passkey.not-found': { status: 404, title: 'There is no such passkey' },

  'api-key.invalid': { status: 401, title: 'This API key is not valid' },
  'api-key.address-refused': { status: 403, title: 'The API key is not for this address' },
  'api-key.scope-missing': { status: 403, title: 'The API key is not good for this' },
  'api-key.person-needed': { status: 403, title: 'This needs a person' },
  'api-key.too-many': { status: 409, title: 'You have too many API keys' },
  'api-key.not-found': { status: 404, title: 'There is no such API key' },
  'api-key.not-active': { status: 409, title: 'The API key does not work any more' },

  'session.second-factor-required': { status: 403, title: 'Set up a second factor first' },
  'permission.denied': { status: 403, title: 'Your role does not allow this' },
  'setup.done': { status: 409, title: 'This installation is set up already' },
  'setup.link-invalid': { status: 403, title: 'This link does not work any more' },
  'password.wrong': { status: 403, title: 'The current password is wrong' },
  'password.too-weak': { status: 422, title: 'Choose a better password' },
  'second-factor.code-wrong': { status: 403, title: 'The code is not right' },
  'second-factor.already-set-up': { status: 409, title: 'The second factor is set up already' },
  'second-factor.not-set-up': { status: 409, title: 'There is no second factor' },
  'second-factor.own': { status: 403, title: 'Your own second factor needs a code' },
  'secret.key-differs': { status: 503, title: 'This server cannot read the stored secrets' },
  'organization.not-found': { status: 404, title: 'There is no such organization' },
  'person.not-found': { status: 404, title: 'There is no such person' },
  'person.email-taken': { status: 409, title: 'Somebody has this e-mail address already' },
  'person.last-administrator': { status: 409, title: 'The last administrator must stay' },
  'team.not-found': { status: 404, title: 'There is no such team' },
  'team.name-taken': { status: 409, title: 'There is a team of that name already' },
  'account.not-found': { status: 404, title: 'There is no such account' },
  'credential.not-found': { status: 404, title: 'There is no such AWS account' },
  'credential.in-use': { status: 409, title: 'The AWS account is in use' },
  'credential.no-keys': { status: 409, title: 'This AWS account has no keys to replace' },
  'resource.not-found': { status: 404, title: 'There is no such resource' },
  'resource.duplicate': { status: 409, title: 'This security group is managed already' },
  'resource.in-use': { status: 409, title: 'The resource has live leases' },
  'policy.not-found': { status: 404, title: 'There is no such policy' },
  'access.not-granted': { status: 403, title: 'No policy lets you open this' },
  'access.policy-disabled': { status: 403, title: 'The policy is switched off' },
  'access.outside-schedule': { status: 403, title: 'Not at this time' },
  'access.duration-too-long': { status: 422, title: 'That is longer than the policy allows' },
  'access.duration-too-short': { status: 422, title: 'That is too short' },
  'access.reason-required': { status: 422, title: 'Say why you need it' },
  'access.break-glass-not-allowed': { status: 403, title: 'Not without approval' },
  'access.address-refused': { status: 422, title: 'Access cannot be opened for this address' },
  'access.group-full': { status: 409, title: 'The security group is full' },
  'access.emergency-stop': { status: 403, title: 'An emergency stop is on' },
  'emergency-stop.not-found': { status: 404, title: 'There is no such emergency stop' },
  'lock-down.not-found': { status: 404, title: 'There is no such lock-down' },
  'lock-down.state-differs': { status: 409, title: 'The lock-down is not at that point' },
  'access.proof-invalid': { status: 403, title: 'This proves no address' },
  'request.not-found': { status: 404, title: 'There is no such access request' },
  'request.self-approval': { status: 403, title: 'Nobody approves their own request' },
  'request.already-decided': { status: 409, title: 'The request is decided already' },
  'request.already-reviewed': { status: 409, title: 'You reviewed this request already' },
  'lease.not-found': { status: 404, title: 'There is no such lease' },
  'lease.not-live': { status: 409, title: 'The lease has ended' },
  'lease.extension-too-long': { status: 422, title: 'The lease cannot be extended that far' },
  'lease.extension-too-short': { status: 422, title: 'The lease ends no earlier than that already' },
  'message.not-found': { status: 404, title: 'There is no such message' },
  'message.link-forgotten': { status: 409, title: 'The message had a link or a password that is not kept' },
  'message.goes-by-mail': { status: 409, title: 'The message goes to its recipient by mail' },
  'storage.conflict': { status: 409, title: 'Somebody else changed this in the meantime' },
  'storage.unavailable': { status: 503, title: 'The database cannot be reached' },
  'storage.full': { status: 507, title: 'The disk is full' },
  'internal.error': { status: 500, title: 'Something went wrong on our side' },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

export const fieldProblemSchema = z.object({
  /** Where, as a path: `schedule.windows.0.to`. */
  field: z.string(),
  code: z.string(),
  given: z.string(),
  expected: z.string(),
});

/** One thing that is wrong with one field. */
export type FieldProblem = z.infer<typeof fieldProblemSchema>;

/** RFC 9457. `code` is what programs look at, `detail` what people read. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  instance: z.string().optional(),
  /** What to quote when asking for help; the log has the same. */
  requestId: z.string().optional(),
  fields: z.array(fieldProblemSchema).optional(),
  /** For `access.outside-schedule`: when it will open; `null` when never. */
  nextWindow: z.object({ startsAt: z.iso.datetime(), endsAt: z.iso.datetime() }).nullable().optional(),
  /** For throttling: seconds to wait. */
  retryAfterSeconds: z.int().optional(),
});

export type Problem = z.infer<typeof problemSchema>;
