import { parseIpAddress } from '@gatelease/security-groups';
import { endpointAddressProblem } from './endpoint-address.ts';

/** One thing that is wrong with one field. `given` never holds a secret. */
export interface InputProblem {
  readonly field: string;
  readonly code: string;
  readonly given: string;
  readonly expected: string;
}

/** What people may say about a credential; what is left out is not judged. */
export interface CredentialInput {
  readonly regions?: readonly string[] | undefined;
  readonly endpoint?: string | null | undefined;
  readonly accessKeyId?: string | undefined;
  readonly secretAccessKey?: string | undefined;
  readonly roleArn?: string | undefined;
  readonly externalId?: string | undefined;
}

/** Everything that is wrong with it, at its field. @param endpoint the one that counts: given or known. */
export function credentialInputProblems(
  input: CredentialInput,
  { endpoint, allowsLoopback }: { readonly endpoint: string | null; readonly allowsLoopback: boolean },
): readonly InputProblem[] {
  const { regions, accessKeyId, secretAccessKey, roleArn, externalId } = input;
  return [
    ...(regions === undefined ? [] : regionProblems(regions)),
    ...(typeof input.endpoint === 'string' ? endpointProblems(input.endpoint, { allowsLoopback }) : []),
    ...(accessKeyId === undefined ? [] : keyIdProblems(accessKeyId, endpoint !== null)),
    ...(secretAccessKey === undefined ? [] : secretProblems(secretAccessKey, endpoint !== null)),
    ...(roleArn === undefined ? [] : roleProblems(roleArn)),
    ...(externalId === undefined ? [] : externalIdProblems(externalId)),
  ];
}

function regionProblems(regions: readonly string[]): readonly InputProblem[] {
  const repeated = regions.find((region, index) => regions.indexOf(region) !== index);
  if (repeated === undefined) return [];
  return [{ field: 'regions', code: 'regions.repeated', given: repeated, expected: 'each region once' }];
}

function endpointProblems(endpoint: string, rules: { readonly allowsLoopback: boolean }): readonly InputProblem[] {
  const wrong = (code: string, expected: string): readonly InputProblem[] => [
    { field: 'endpoint', code, given: endpoint.slice(0, 300), expected },
  ];
  const filled = endpoint.replaceAll('{region}', 'us-east-1');
  const url = URL.canParse(filled) ? new URL(filled) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return wrong('endpoint.malformed', 'a URL that begins with https:// or http://');
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    return [
      {
        field: 'endpoint',
        code: 'endpoint.malformed',
        given: url.host,
        expected: 'a URL without user, query and fragment',
      },
    ];
  }
  const problem = hostProblem(url.hostname, rules);
  return problem === null
    ? []
    : wrong('endpoint.refused', `an address of AWS or of what stands in its place; ${problem.replace(/\.$/, '')}`);
}

/** Only what can be said without looking the name up; that is done at every connection. */
function hostProblem(hostname: string, rules: { readonly allowsLoopback: boolean }): string | null {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (parseIpAddress(host).ok) return endpointAddressProblem(host, rules);
  const isLoopback = host === 'localhost' || host.endsWith('.localhost');
  return isLoopback && !rules.allowsLoopback ? `${host} is the server itself.` : null;
}

function keyIdProblems(accessKeyId: string, isElsewhere: boolean): readonly InputProblem[] {
  const wrong = (code: string, expected: string): readonly InputProblem[] => [
    { field: 'accessKeyId', code, given: accessKeyId.slice(0, 20), expected },
  ];
  if (/^ASIA[A-Z0-9]{16}$/.test(accessKeyId)) {
    return wrong(
      'access-key.temporary',
      'a lasting key (AKIA…): a temporary one ends by itself. Better still, add a role',
    );
  }
  if (isElsewhere)
    return /^[\w.-]{1,128}$/.test(accessKeyId) ? [] : wrong('access-key.malformed', 'letters and digits');
  return /^AKIA[A-Z0-9]{16}$/.test(accessKeyId)
    ? []
    : wrong('access-key.malformed', 'AKIA and sixteen letters and digits, as AWS shows it');
}

function secretProblems(secret: string, isElsewhere: boolean): readonly InputProblem[] {
  const isRight = isElsewhere ? /^\S{1,128}$/.test(secret) : /^[A-Za-z0-9/+=]{40}$/.test(secret);
  if (isRight) return [];
  const given = `${String(secret.length)} characters`;
  const expected = isElsewhere ? 'up to 128 characters without spaces' : 'the forty characters that AWS shows once';
  return [{ field: 'secretAccessKey', code: 'secret-key.malformed', given, expected }];
}

function roleProblems(roleArn: string): readonly InputProblem[] {
  if (/^arn:aws(-cn|-us-gov)?:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/.test(roleArn)) return [];
  const expected = 'the ARN of a role, such as arn:aws:iam::111122223333:role/gatelease';
  return [{ field: 'roleArn', code: 'role.malformed', given: roleArn.slice(0, 200), expected }];
}

function externalIdProblems(externalId: string): readonly InputProblem[] {
  if (/^[\w+=,.@:/-]{2,1224}$/.test(externalId)) return [];
  const expected = '2 to 1224 letters, digits and + = , . @ : / - _';
  return [{ field: 'externalId', code: 'external-id.malformed', given: externalId.slice(0, 100), expected }];
}
