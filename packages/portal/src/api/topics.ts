import type { OperationName } from '@gatelease/contract/operations';

export const TOPICS = [
  'leases',
  'requests',
  'credentials',
  'resources',
  'policies',
  'people',
  'messages',
  'organization',
  'accounts',
] as const;

/** What the server says has changed. */
export type Topic = (typeof TOPICS)[number];

/** On which topics the answer of each reading operation rests. */
const READS = {
  readSession: ['people', 'organization'],
  readSecondFactor: ['people'],
  listSessions: ['people'],
  listPasskeys: ['people'],
  readMyAccess: ['leases', 'requests', 'policies', 'people', 'organization'],
  listPeople: ['people'],
  readPerson: ['people', 'policies', 'leases', 'requests'],
  listTeams: ['people'],
  readTeam: ['people', 'policies', 'leases'],
  listCredentials: ['credentials', 'resources'],
  readCredential: ['credentials', 'resources'],
  listResources: ['resources', 'leases', 'requests', 'credentials'],
  readResource: ['resources', 'leases', 'requests', 'credentials'],
  listAccounts: ['accounts'],
  explainReach: ['accounts'],
  readExposure: ['accounts'],
  readHygiene: ['accounts'],
  readLockDownChoices: ['accounts'],
  listLockDowns: ['accounts'],
  readLockDown: ['accounts'],
  readMap: ['accounts', 'leases', 'resources'],
  listPolicies: ['policies', 'resources', 'leases'],
  readPolicy: ['policies', 'resources', 'leases'],
  tryPolicy: ['people'],
  previewPolicyChange: ['policies', 'leases', 'requests', 'people'],
  listAccessRequests: ['requests'],
  previewApproval: ['requests', 'policies', 'resources', 'leases'],
  listLeases: ['leases'],
  listEvents: TOPICS,
  listEmergencyStops: ['organization', 'leases'],
  listMessages: ['messages'],
  readMessage: ['messages'],
  readSettings: ['organization'],
} as const satisfies Partial<Record<OperationName, readonly Topic[]>>;

/** An operation that only reads, so that its answer may be kept and read again. */
export type ReadName = keyof typeof READS;

/** Whether what was read under this key may be old once `topic` has changed. The key begins with the operation. */
export function restsOn(queryKey: readonly unknown[], topic: Topic): boolean {
  const reads: Readonly<Record<string, readonly Topic[]>> = READS;
  return (reads[String(queryKey[0])] ?? []).includes(topic);
}

/** Reads the text of one event of the stream of changes; `null` for what this version does not know. */
export function topicOf(text: string): Topic | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('topic' in value)) return null;
    const { topic } = value;
    return TOPICS.find((known) => known === topic) ?? null;
  } catch {
    return null;
  }
}
