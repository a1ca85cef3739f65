import type { Credential } from './credential.ts';

export type CredentialChoice =
  | { readonly kind: 'chosen'; readonly credential: Credential }
  | {
      readonly kind: 'refused';
      readonly field: 'credentialId' | 'region';
      readonly code: 'credential.unknown' | 'credential.ambiguous' | 'region.not-of-credential';
      readonly given: string;
      readonly expected: string;
    };

/** Through which credential a group of a region is reached: the one that was named, or the only one that fits. */
export function chooseCredential(
  credentials: readonly Credential[],
  { credentialId, region }: { readonly credentialId?: string | undefined; readonly region: string },
): CredentialChoice {
  if (credentialId !== undefined) {
    const named = credentials.find((credential) => credential.credentialId === credentialId);
    return named === undefined ? unknownCredential(credentials, credentialId) : withRegion([named], region);
  }
  const [first, ...more] = credentials.filter(({ regions }) => regions.includes(region));
  if (first !== undefined && more.length === 0) return { kind: 'chosen', credential: first };
  if (first === undefined) return withRegion(credentials, region);
  return {
    kind: 'refused',
    field: 'credentialId',
    code: 'credential.ambiguous',
    given: 'nothing',
    expected: `one of those that are used in ${region}: ${namesOf([first, ...more])}`,
  };
}

function withRegion(credentials: readonly Credential[], region: string): CredentialChoice {
  const credential = credentials.find(({ regions }) => regions.includes(region));
  if (credential !== undefined) return { kind: 'chosen', credential };
  const regions = [...new Set(credentials.flatMap((each) => each.regions))].sort();
  return {
    kind: 'refused',
    field: 'region',
    code: 'region.not-of-credential',
    given: region,
    expected: `a region of the AWS account (${regions.join(', ')}); add the region to the account first`,
  };
}

function unknownCredential(credentials: readonly Credential[], given: string): CredentialChoice {
  const expected = `the id of an AWS account: ${namesOf(credentials)}`;
  return { kind: 'refused', field: 'credentialId', code: 'credential.unknown', given, expected };
}

function namesOf(credentials: readonly Credential[]): string {
  return credentials.map(({ credentialId, name }) => `${credentialId} (${name})`).join(', ');
}
