import { GatewayError } from '../../application/ports/security-group-gateway.ts';
import type { GatewayProblem } from '../../application/ports/security-group-gateway.ts';

/**
 * What EC2's codes mean for the reconciler.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
const PROBLEM_OF_CODE: Readonly<Record<string, GatewayProblem>> = {
  'InvalidPermission.Duplicate': 'rule-exists',
  'InvalidPermission.NotFound': 'rule-not-found',
  'InvalidSecurityGroupRuleId.NotFound': 'rule-not-found',
  'InvalidGroup.NotFound': 'group-not-found',
  'InvalidGroupId.Malformed': 'group-not-found',
  RulesPerSecurityGroupLimitExceeded: 'rule-quota',
  RequestLimitExceeded: 'throttled',
  Throttling: 'throttled',
  ThrottlingException: 'throttled',
  UnauthorizedOperation: 'unauthorized',
  AccessDenied: 'unauthorized',
  AuthFailure: 'credential-invalid',
  InvalidClientTokenId: 'credential-invalid',
  SignatureDoesNotMatch: 'credential-invalid',
  ExpiredToken: 'credential-invalid',
  RequestExpired: 'credential-invalid',
  CredentialsProviderError: 'credential-invalid',
  RoleNotAssumed: 'credential-invalid',
  EndpointRefused: 'credential-invalid',
  InternalError: 'unavailable',
  InternalFailure: 'unavailable',
  Unavailable: 'unavailable',
  ServiceUnavailable: 'unavailable',
};

const ADVICE: Readonly<Record<GatewayProblem, string>> = {
  'rule-exists': 'The rule exists already.',
  'rule-not-found': 'The rule is not there any more.',
  'group-not-found': 'AWS does not know the security group. Was it deleted, or is the region wrong?',
  'rule-quota':
    'The security group has no room for another rule. Remove rules that nobody needs, or ask AWS for a higher quota.',
  throttled: 'AWS asks for fewer calls. It is tried again shortly.',
  unauthorized: 'The AWS credential may not make this call. Add the action to its IAM policy.',
  'credential-invalid': 'AWS does not accept the credential. Check the access key, and the clock of this machine.',
  'no-reply': 'AWS did not answer. It is tried again shortly.',
  unavailable: 'AWS has trouble of its own. It is tried again shortly.',
  rejected: 'AWS refused the call.',
};

/**
 * An error of the SDK as the reconciler knows it. Where no answer came, the call may have been carried out.
 *
 * EC2's own text is left out where it may hold an encoded authorization message.
 */
export function translateAwsError(error: unknown, action: string, region: string): GatewayError {
  const code = error instanceof Error ? error.name : 'unknown';
  const problem = PROBLEM_OF_CODE[code] ?? (hasAnswer(error) ? byStatus(error) : 'no-reply');
  const said = problem === 'rejected' && error instanceof Error ? ` ${code}: ${error.message.slice(0, 300)}` : '';
  return new GatewayError(problem, `${ADVICE[problem]}${said} (${action} in ${region})`, {
    awsCode: code,
    cause: error,
  });
}

function hasAnswer(error: unknown): boolean {
  return statusOf(error) !== undefined;
}

function byStatus(error: unknown): GatewayProblem {
  const status = statusOf(error) ?? 500;
  if (status === 429) return 'throttled';
  return status >= 500 ? 'unavailable' : 'rejected';
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('$metadata' in error)) return undefined;
  const metadata = error.$metadata;
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return undefined;
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
}
