import type { Ec2Kind } from '../../domain/console-link.ts';
import { NEVER_VERIFIED, USUAL_RULES_PER_GROUP } from '../../domain/credential.ts';
import type { Credential } from '../../domain/credential.ts';
import type { Ids } from '../ports/ids.ts';

/** What the environment of this server reaches, before anybody adds an account. */
export interface Ambient {
  readonly kind: Ec2Kind;
  readonly regions: readonly string[];
}

const NAMES: Readonly<Record<Ec2Kind, string>> = {
  local: 'Local EC2',
  aws: 'AWS of this server',
  endpoint: 'Endpoint of this server',
};

/** The credential that an organization begins with: what the environment of the server gives. */
export function ambientCredential(
  ambient: Ambient,
  made: { readonly ids: Ids; readonly at: Date; readonly organizationId: string },
): Credential {
  return {
    credentialId: made.ids.newId('credential'),
    organizationId: made.organizationId,
    name: NAMES[ambient.kind],
    identity: { kind: 'ambient' },
    regions: ambient.regions,
    endpoint: null,
    rulesPerGroup: USUAL_RULES_PER_GROUP,
    verification: NEVER_VERIFIED,
    createdAt: made.at,
    version: 1,
  };
}
