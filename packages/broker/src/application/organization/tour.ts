import type { AccessPolicy } from '../../domain/access-policy.ts';
import type { Credential } from '../../domain/credential.ts';
import type { Organization } from '../../domain/organization.ts';
import type { Resource } from '../../domain/resource.ts';
import { newEvent } from '../made-by.ts';
import type { MadeBy } from '../made-by.ts';
import type { Repositories } from '../ports/store.ts';

/** The groups of Local EC2 that a new organization begins with, so that there is something to open at once. */
export interface Tour {
  readonly region: string;
  readonly bastionGroupId: string;
  readonly databaseGroupId: string;
}

interface TourPlace {
  readonly organization: Organization;
  /** How Local EC2 is reached. */
  readonly credential: Credential;
  readonly tour: Tour;
}

const MINUTE = 60;
const HOUR = 3600;

/**
 * Gives a new organization the bastion and the database of Local EC2, each with a policy.
 *
 * The policies allow loopback addresses, so that the tour works on one machine, and the bastion closes after a minute
 * unless more is asked for, so that its end can be watched.
 */
export async function addTour(
  tx: Repositories,
  { organization, credential, tour }: TourPlace,
  made: MadeBy,
): Promise<void> {
  const resourceFor = (name: string, groupId: string): Resource => ({
    resourceId: made.ids.newId('resource'),
    organizationId: organization.organizationId,
    name,
    kind: 'security-group',
    credentialId: credential.credentialId,
    region: tour.region,
    groupId,
    groupName: null,
    vpcId: null,
    health: { state: 'unknown' },
    createdAt: made.at,
    version: 1,
  });
  const policyFor = (resource: Resource, name: string, port: number): AccessPolicy => ({
    policyId: made.ids.newId('policy'),
    organizationId: organization.organizationId,
    name,
    resourceId: resource.resourceId,
    grantees: [{ kind: 'everyone' }],
    traffics: [{ kind: 'ports', protocol: 'tcp', fromPort: port, toPort: port }],
    schedule: { timeZone: organization.timeZone, windows: [] },
    duration: { defaultSeconds: HOUR, longestSeconds: 8 * HOUR },
    approvalsNeeded: 0,
    breakGlass: false,
    notifiesApprovers: true,
    opensOn: 'request',
    reasonRequired: false,
    addresses: { allowedScopes: ['loopback'], stated: null },
    status: 'enabled',
    createdAt: made.at,
    version: 1,
  });

  const bastion = resourceFor('Bastion', tour.bastionGroupId);
  const database = resourceFor('Database', tour.databaseGroupId);
  const policies = [
    { ...policyFor(bastion, 'SSH to the bastion', 22), duration: { defaultSeconds: MINUTE, longestSeconds: 8 * HOUR } },
    {
      ...policyFor(database, 'Database maintenance', 3306),
      approvalsNeeded: 1,
      breakGlass: true,
      reasonRequired: true,
    },
  ];

  for (const resource of [bastion, database]) {
    await tx.resources.insert(resource);
    await tx.work.markDue(resource.resourceId, made.at);
  }
  for (const policy of policies) await tx.policies.insert(policy);
  await tx.events.append([
    ...[bastion, database].map(({ resourceId, name }) =>
      newEvent(made, 'resource.added', { resourceId, detail: { name } }),
    ),
    ...policies.map(({ policyId, resourceId, name }) =>
      newEvent(made, 'policy.added', { policyId, resourceId, detail: { name } }),
    ),
  ]);
}
