import type { Credential } from '../../domain/credential.ts';

/** Where a credential is asked who it is: in a region that nobody has to switch on, of its own partition. */
export function homeRegionOf({ regions, endpoint, identity }: Credential): string {
  const [first = 'us-east-1'] = regions;
  const isApart = first.startsWith('cn-') || first.startsWith('us-gov-');
  return endpoint !== null || identity.kind === 'ambient' || isApart ? first : 'us-east-1';
}
