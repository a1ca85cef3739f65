import { describe, expect, it } from 'vitest';
import { translateAwsError } from './translate-aws-error.ts';

function awsError(name: string, status?: number): Error {
  return Object.assign(
    new Error(`${name} text`),
    { name },
    status === undefined ? {} : { $metadata: { httpStatusCode: status } },
  );
}

describe('translateAwsError', () => {
  it.each([
    ['InvalidPermission.Duplicate', 400, 'rule-exists'],
    ['InvalidSecurityGroupRuleId.NotFound', 400, 'rule-not-found'],
    ['InvalidGroup.NotFound', 400, 'group-not-found'],
    ['RulesPerSecurityGroupLimitExceeded', 400, 'rule-quota'],
    ['RequestLimitExceeded', 503, 'throttled'],
    ['UnauthorizedOperation', 403, 'unauthorized'],
    ['AuthFailure', 401, 'credential-invalid'],
    ['InternalError', 500, 'unavailable'],
    ['SomethingNew', 400, 'rejected'],
    ['SomethingNew', 500, 'unavailable'],
    ['TooMany', 429, 'throttled'],
  ])('reads %s with status %i as %s', (name, status, problem) => {
    expect(translateAwsError(awsError(name, status), 'DescribeSecurityGroupRules', 'us-east-1').problem).toBe(problem);
  });

  it('reads a broken connection as no reply, because the call may have been carried out', () => {
    expect(translateAwsError(awsError('TimeoutError'), 'AuthorizeSecurityGroupIngress', 'us-east-1').problem).toBe(
      'no-reply',
    );
    expect(translateAwsError(awsError('ECONNRESET'), 'AuthorizeSecurityGroupIngress', 'us-east-1').problem).toBe(
      'no-reply',
    );
  });

  it('leaves the encoded authorization message out of what people see', () => {
    const error = Object.assign(new Error('You are not authorized. Encoded authorization failure message: c2VjcmV0'), {
      name: 'UnauthorizedOperation',
      $metadata: { httpStatusCode: 403 },
    });

    expect(translateAwsError(error, 'RevokeSecurityGroupIngress', 'us-east-1').message).not.toContain('c2VjcmV0');
  });
});
