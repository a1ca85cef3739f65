import { createClient } from '@gatelease/contract';
import type { Client } from '@gatelease/contract';
import { eventually } from '../../support/eventually.ts';
import { ServerProcess } from './server-process.ts';

export interface ExamplePerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: 'administrator' | 'approver' | 'auditor' | 'member';
  /** Where they sit. */
  readonly address: string;
}

const person = (name: string, role: ExamplePerson['role'], address: string): ExamplePerson => ({
  name,
  role,
  address,
  email: `${name.split(' ')[0]?.toLowerCase() ?? ''}@example.com`,
  password: `${name} likes long words`,
});

export const ADA = person('Ada Lindqvist', 'administrator', '198.51.100.14');
export const BEN = person('Ben Okafor', 'member', '203.0.113.24');
const CLEO = person('Cleo Martin', 'approver', '198.51.100.77');
const DANA = person('Dana Weiss', 'auditor', '198.51.100.80');
const ELI = person('Eli Novak', 'member', '203.0.113.190');

const WEB_SERVERS = 'sg-03eb03eb03eb03eb0';

/** A small company with something open, something waiting and something to look back at. */
export class ExampleWorld {
  readonly server: ServerProcess;
  accessCode = '';
  /** The policy with a weekly schedule. */
  scheduledPolicyId = '';
  bastionResourceId = '';

  private constructor(server: ServerProcess) {
    this.server = server;
  }

  /** A server that nobody has set up. People come through a proxy, so that each has an address of their own. */
  static async start(): Promise<ExampleWorld> {
    const server = await ServerProcess.make({ GATELEASE_TRUSTED_PROXIES: '127.0.0.1' });
    await server.start();
    return new ExampleWorld(server);
  }

  async settle(): Promise<void> {
    const ada = await this.#setUp();
    await this.#addPeople(ada);
    await this.#addPolicies(ada);
    await this.#live(ada);
    await eventually(
      () => ada('listResources'),
      ({ items }) => items.every(({ health }) => health.state === 'healthy'),
    );
  }

  /** The headers of somebody's proxy. */
  headersOf({ address }: ExamplePerson): Record<string, string> {
    return { 'x-forwarded-for': address };
  }

  remove(): Promise<void> {
    return this.server.remove();
  }

  async #setUp(): Promise<Client> {
    const token = /token=(\S+)/.exec(this.server.setupUrl)?.[1] ?? '';
    const { email, name, password } = ADA;
    const organization = { organizationName: 'Example Ltd', timeZone: 'Europe/Berlin' };
    await this.#client(ADA)('setUp', { body: { token, email, name, password, ...organization } });
    const ada = await this.#signIn(ADA);
    this.accessCode = (await ada('readSession')).organization.accessCode ?? '';
    return ada;
  }

  async #addPeople(ada: Client): Promise<void> {
    const { teamId } = await ada('addTeam', { body: { name: 'Operations' } });
    for (const { name, email, role, password } of [BEN, CLEO, DANA, ELI]) {
      const teamIds = role === 'member' ? [teamId] : [];
      await ada('addPerson', { body: { name, email, role, password, teamIds, mustChangePassword: false } });
    }
    await ada('addPerson', { body: { name: 'Farah Haddad', email: 'farah@example.com', role: 'member' } });
  }

  async #addPolicies(ada: Client): Promise<void> {
    const { items } = await ada('listResources');
    this.bastionResourceId = items.find(({ name }) => name === 'Bastion')?.resourceId ?? '';
    const { teamId } = (await ada('listTeams')).items[0] ?? { teamId: '' };
    const web = await ada('addResource', {
      body: { name: 'Web servers', region: 'us-east-1', groupId: WEB_SERVERS },
    });
    const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
    const { policyId } = await ada('addPolicy', {
      body: {
        name: 'Web deployments in office hours',
        resourceId: web.resourceId,
        grantees: [{ kind: 'team', teamId }],
        traffics: ['tcp 22', 'tcp 8443'],
        schedule: {
          timeZone: 'Europe/Berlin',
          windows: [{ days: [...days], from: '08:00', to: '18:00', endsNextDay: false }],
        },
        defaultDurationSeconds: 2 * 3600,
        longestDurationSeconds: null,
        statedAddresses: { ipv4PrefixLength: 28, ipv6PrefixLength: 64 },
      },
    });
    this.scheduledPolicyId = policyId;
  }

  /** What has happened by now: a lease that has ended, two that are open, and a request that waits. */
  async #live(ada: Client): Promise<void> {
    const [ben, cleo, eli] = [await this.#signIn(BEN), await this.#signIn(CLEO), await this.#signIn(ELI)];
    const { items } = await ada('listPolicies');
    const idOf = (name: string): string => items.find((policy) => policy.name === name)?.policyId ?? '';
    const [ssh, database] = [idOf('SSH to the bastion'), idOf('Database maintenance')];

    const early = await ben('requestAccess', { body: { policyId: ssh, durationSeconds: 1800 } });
    await this.#settled(ben, early.lease?.leaseId ?? '', 'active');
    await ben('closeLease', { params: { leaseId: early.lease?.leaseId ?? '' } });
    await this.#settled(ben, early.lease?.leaseId ?? '', 'closed');

    const body = { policyId: database, durationSeconds: 3600, reason: 'Rebuild the index on orders' };
    const { request } = await eli('requestAccess', { body });
    const { lease } = await cleo('reviewAccessRequest', {
      params: { requestId: request.requestId },
      body: { decision: 'approve', comment: 'Until the index is done' },
    });
    await this.#settled(eli, lease?.leaseId ?? '', 'active');

    const open = await ben('requestAccess', { body: { policyId: ssh, durationSeconds: 2 * 3600 } });
    await this.#settled(ben, open.lease?.leaseId ?? '', 'active');
    await ben('requestAccess', {
      body: { policyId: database, durationSeconds: 1800, reason: 'The nightly import failed, I want to see why' },
    });
  }

  #settled(client: Client, leaseId: string, state: 'active' | 'closed') {
    return eventually(
      () => client('readLease', { params: { leaseId } }),
      (lease) => lease.state === state,
    );
  }

  async #signIn(who: ExamplePerson): Promise<Client> {
    const { email, password } = who;
    const accessCode = this.accessCode === '' ? {} : { accessCode: this.accessCode };
    const { token } = await this.#client(who)('signIn', { body: { email, password, kind: 'cli', ...accessCode } });
    return this.#client(who, { authorization: `Bearer ${token ?? ''}` });
  }

  #client(who: ExamplePerson, headers: Record<string, string> = {}): Client {
    return createClient({ baseUrl: this.server.url, fetch, headers: { ...this.headersOf(who), ...headers } });
  }
}
