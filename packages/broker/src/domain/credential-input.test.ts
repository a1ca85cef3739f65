import { describe, expect, it } from 'vitest';
import { credentialInputProblems } from './credential-input.ts';
import type { CredentialInput } from './credential-input.ts';

const AT_AWS = { endpoint: null, allowsLoopback: false };
const KEY = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };

const codesOf = (input: CredentialInput, at: Parameters<typeof credentialInputProblems>[1] = AT_AWS) =>
  credentialInputProblems(input, at).map(({ code }) => code);

describe('credentialInputProblems', () => {
  it('finds nothing wrong with what AWS gives out', () => {
    const role = { roleArn: 'arn:aws:iam::111122223333:role/path/gatelease', externalId: 'gatelease-9fJ2' };

    expect(codesOf({ ...KEY, ...role, regions: ['eu-central-1', 'us-east-1'] })).toEqual([]);
  });

  it.each<[CredentialInput, string]>([
    [{ accessKeyId: 'AKIA1' }, 'access-key.malformed'],
    [{ accessKeyId: 'ASIAIOSFODNN7EXAMPLE' }, 'access-key.temporary'],
    [{ secretAccessKey: 'cut off' }, 'secret-key.malformed'],
    [{ roleArn: 'arn:aws:iam::111122223333:user/ada' }, 'role.malformed'],
    [{ externalId: 'two words' }, 'external-id.malformed'],
    [{ regions: ['eu-central-1', 'eu-central-1'] }, 'regions.repeated'],
    [{ endpoint: 'ftp://ec2.example' }, 'endpoint.malformed'],
    [{ endpoint: 'https://user:password@ec2.example' }, 'endpoint.malformed'],
    [{ endpoint: 'http://169.254.169.254' }, 'endpoint.refused'],
    [{ endpoint: 'http://localhost:4600' }, 'endpoint.refused'],
    [{ endpoint: 'http://[::1]:4600' }, 'endpoint.refused'],
  ])('finds %o wrong: %s', (input, code) => {
    expect(codesOf(input)).toEqual([code]);
  });

  it('takes the keys of what stands in the place of AWS as they are', () => {
    const at = { endpoint: 'http://127.0.0.1:4600', allowsLoopback: true };

    expect(codesOf({ accessKeyId: 'test', secretAccessKey: 'test', endpoint: at.endpoint }, at)).toEqual([]);
  });

  it('never repeats a secret, nor the password in an endpoint', () => {
    const problems = credentialInputProblems(
      { secretAccessKey: 'half-of-a-secret', endpoint: 'https://ada:plum-orchard@ec2.example' },
      AT_AWS,
    );

    expect(problems).toHaveLength(2);
    expect(JSON.stringify(problems)).not.toMatch(/half-of-a-secret|plum-orchard/);
  });
});
