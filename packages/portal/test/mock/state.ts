import type {
  AddressSourceView,
  OperationName,
  PasskeyView,
  Problem,
  ProblemCode,
  SessionView,
} from '@gatelease/contract';
import { PROBLEMS } from '@gatelease/contract';
import type { World } from './world.ts';

/** What a call of an operation brought along, already read with the contract's schemas. */
export interface Call {
  readonly params: Record<string, string>;
  readonly query: Record<string, unknown>;
  readonly body: any;
}

export interface MockState {
  world: World;
  isSetUp: boolean;
  /** Who is signed in; `null` for nobody. */
  personId: string | null;
  mustChangePassword: boolean;
  /** Of whoever has none. */
  mustSetUpSecondFactor: boolean;
  /** Of the sessions that the security page shows, those that were ended. */
  readonly endedSessions: string[];
  identityProvider: { readonly name: string } | null;
  /** From where the server sees the browser. */
  address: string;
  addressSource: AddressSourceView;
  /** Where passkeys can be used. */
  passkeyOrigin: string | null;
  readonly passkeys: PasskeyView[];
  /** Every call that changed something, in order. */
  readonly changes: { readonly name: OperationName; readonly call: Call }[];
  tell(topic: string): void;
}

/** A refusal, as the server words it. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(code: ProblemCode, detail: string, more: Partial<Problem> = {}) {
    super(detail);
    const { status, title } = PROBLEMS[code];
    this.problem = { type: `https://gatelease.example/problems/${code}`, title, status, code, detail, ...more };
  }
}

const PERMISSIONS: Record<string, readonly string[]> = {
  administrator: [
    ...['people.list', 'people.add', 'people.edit', 'people.deactivate', 'people.delete', 'teams.list', 'teams.edit'],
    ...['credentials.list', 'credentials.edit'],
    ...['resources.list', 'resources.add', 'resources.edit', 'resources.delete', 'resources.reconcile'],
    ...['accounts.list', 'policies.list', 'policies.edit', 'access.open', 'requests.list-all', 'requests.review'],
    ...[
      'leases.list-all',
      'leases.close-own',
      'leases.close-any',
      'leases.move-own',
      'events.list',
      'organization.edit',
      'api-keys.list-all',
      'api-keys.revoke-any',
    ],
    ...['emergency.start', 'emergency.lift', 'lock-downs.list', 'lock-downs.change'],
  ],
  approver: [
    'people.list',
    'teams.list',
    'resources.list',
    'accounts.list',
    'policies.list',
    'requests.list-all',
    'requests.review',
    'leases.list-all',
    'leases.close-any',
    'access.open',
  ],
  auditor: [
    'people.list',
    'teams.list',
    'resources.list',
    'accounts.list',
    'policies.list',
    'requests.list-all',
    'leases.list-all',
    'events.list',
  ],
  member: ['access.open', 'leases.close-own'],
};

export function sessionOf(state: MockState): SessionView {
  const person = state.world.people.find(({ personId }) => personId === state.personId);
  if (person === undefined) throw new Refusal('session.required', 'There is no session, or it has ended.');
  const permissions = [...PERMISSIONS[person.role]!];
  return {
    person,
    organization: {
      organizationId: 'o-1',
      name: 'Harbour Logistics',
      timeZone: 'Europe/Berlin',
      shortestPassword: 14,
      accessCode: permissions.includes('organization.edit') ? 'harbour-4417' : null,
    },
    address: state.address,
    permissions,
    mustChangePassword: state.mustChangePassword,
    mustSetUpSecondFactor: state.mustSetUpSecondFactor && person.secondFactors.length === 0,
    expiresAt: new Date(state.world.now + 8 * 3_600_000).toISOString(),
    apiKey: null,
  };
}

/** Answers one operation. */
export type Handler = (state: MockState, call: Call) => unknown;

export const page = (items: readonly unknown[]) => ({ items, next: null });

export const found = <Item>(item: Item | undefined, code: ProblemCode): Item => {
  if (item === undefined) throw new Refusal(code, 'There is none of that id.');
  return item;
};

export const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
