import type { Credential } from './credential.ts';
import type { Resource } from './resource.ts';

/** Which EC2 the worker talks to. */
export type Ec2Kind = 'aws' | 'local' | 'endpoint';

/** Where a group is seen in a console, or why there is none. */
export type ConsoleLink =
  | { readonly kind: 'url'; readonly url: string }
  /** Local EC2 has no console; what another endpoint has is not known. */
  | { readonly kind: 'none'; readonly why: 'local-ec2' | 'other-endpoint' };

/** Which EC2 a credential reaches, given what the environment of the server reaches. */
export function ec2KindOf(
  { identity, endpoint }: Pick<Credential, 'identity' | 'endpoint'>,
  others: readonly Credential[],
  ambientKind: Ec2Kind,
): Ec2Kind {
  if (identity.kind === 'ambient') return ambientKind;
  if (endpoint !== null) return 'endpoint';
  if (identity.kind === 'access-key') return 'aws';
  // Where a role is assumed, it is used.
  const base = others.find(({ credentialId }) => credentialId === identity.throughCredentialId);
  return base === undefined || base.identity.kind === 'assumed-role' ? 'aws' : ec2KindOf(base, others, ambientKind);
}

/** The page of a group in the AWS console of its region and partition. */
export function consoleLinkOf(
  { region, groupId }: Pick<Resource, 'region' | 'groupId'>,
  ec2Kind: Ec2Kind,
): ConsoleLink {
  if (ec2Kind === 'local') return { kind: 'none', why: 'local-ec2' };
  if (ec2Kind === 'endpoint') return { kind: 'none', why: 'other-endpoint' };
  const place = `region=${encodeURIComponent(region)}#SecurityGroup:groupId=${encodeURIComponent(groupId)}`;
  return { kind: 'url', url: `https://${region}.${consoleDomain(region)}/ec2/home?${place}` };
}

/** Each partition has a console of its own. */
function consoleDomain(region: string): string {
  if (region.startsWith('cn-')) return 'console.amazonaws.cn';
  if (region.startsWith('us-gov-')) return 'console.amazonaws-us-gov.com';
  return 'console.aws.amazon.com';
}
