import { KEY_SCOPE_NAMES, OPERATIONS, type OperationName } from '@gatelease/contract';
import { startTestServer, type Somebody, type TestServer } from '../integration/http-harness.ts';

export const KEYS = '/api/v1/api-keys';

/** An API key with the headers of a program that has it. */
export interface Made {
  readonly keyId: string;
  readonly token: string;
  readonly headers: Record<string, string>;
}

/** A server with people who have API keys. */
export class KeyWorld {
  readonly server: TestServer;
  readonly admin: Somebody;
  readonly member: Somebody;
  #people = 0;

  private constructor(server: TestServer, admin: Somebody, member: Somebody) {
    this.server = server;
    this.admin = admin;
    this.member = member;
  }

  static async start(): Promise<KeyWorld> {
    const server = await startTestServer();
    return new KeyWorld(server, await server.administrator(), await server.person('member', 'mia'));
  }

  close(): Promise<void> {
    return this.server.close();
  }

  async addResource(groupId: string): Promise<string> {
    const body = { region: 'eu-central-1', groupId };
    const { headers } = this.admin;
    return (await this.server.call('POST', '/api/v1/resources', { headers, body })).json().resourceId;
  }

  /** A policy that everybody may open. */
  async addPolicy(resourceId: string): Promise<string> {
    const body = {
      name: `SSH ${resourceId}`,
      resourceId,
      grantees: [{ kind: 'everyone' }],
      traffics: ['tcp 22'],
      defaultDurationSeconds: 3600,
      longestDurationSeconds: 7200,
    };
    const { headers } = this.admin;
    return (await this.server.call('POST', '/api/v1/policies', { headers, body })).json().policyId;
  }

  /** With every scope, unless the fields say others. */
  async makeKey(owner: Somebody, fields: Record<string, unknown> = {}): Promise<Made> {
    const body = { name: 'CI', scopes: KEY_SCOPE_NAMES, ...fields };
    const answer = await this.server.call('POST', KEYS, { headers: owner.headers, body });
    if (answer.statusCode !== 201) throw new Error(answer.body);
    return madeOf(answer.json());
  }

  whoami(headers: Record<string, string>, from?: string) {
    return this.server.call('GET', '/api/v1/session', { headers, ...(from === undefined ? {} : { from }) });
  }

  /** Calls an operation with nothing in it: what its gate says comes before anything that is wrong with the request. */
  async knock(name: OperationName, { headers }: Made): Promise<string | undefined> {
    const { method, path } = OPERATIONS[name];
    const url = path.replace(/\{\w+\}/g, 'nothing_of_this_id');
    const takesBody = method !== 'GET' && method !== 'DELETE';
    const answer = await this.server.call(method, url, { headers, ...(takesBody ? { body: {} } : {}) });
    return answer.statusCode === 204 ? undefined : answer.json().code;
  }

  /** Somebody who signed in just now. */
  fresh(): Promise<Somebody> {
    this.#people += 1;
    return this.server.person('member', `fresh-${String(this.#people)}`);
  }

  async edit(person: Somebody, change: Record<string, unknown>): Promise<void> {
    const { headers } = await this.server.administrator();
    const url = `/api/v1/people/${person.personId}`;
    const { version } = (await this.server.call('GET', url, { headers })).json();
    const answer = await this.server.call('PATCH', url, { headers, body: { version, ...change } });
    if (answer.statusCode !== 200) throw new Error(answer.body);
  }
}

/** From what making or rotating a key answers. */
export function madeOf({ apiKey, token }: { apiKey: { keyId: string }; token: string }): Made {
  return { keyId: apiKey.keyId, token, headers: { authorization: `Bearer ${token}` } };
}
