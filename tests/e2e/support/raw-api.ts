import type { Client, Problem } from '@gatelease/contract';
import { ingressBySdk } from './security-group.ts';
import type { ServerProcess } from './server-process.ts';

export interface Sent {
  readonly method?: string;
  readonly path: string;
  /** Sent as it is when it is a text, else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The API as a program without our client finds it: what it sent, word for word, and what came back. */
export class RawApi {
  readonly #url: string;
  readonly #token: string;

  constructor({ url }: ServerProcess, token: string) {
    this.#url = url;
    this.#token = token;
  }

  async send({ method = 'POST', path, body, headers = {} }: Sent) {
    const answer = await fetch(this.#url + path, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: typeof body === 'string' || body === undefined ? (body ?? null) : JSON.stringify(body),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      contentType: answer.headers.get('content-type'),
      document: (text === '' ? null : JSON.parse(text)) as any,
    };
  }

  /** The problem document of a refusal, without the id of the request, which is new each time. */
  async refusal(sent: Sent): Promise<Omit<Problem, 'requestId'>> {
    const { status, contentType, document } = await this.send(sent);
    if (contentType?.startsWith('application/problem+json') !== true || document.status !== status) {
      throw new Error(`no problem document: ${String(status)} ${JSON.stringify(document)}`);
    }
    const { requestId: _, ...problem } = document;
    return problem;
  }
}

/** Everything that a refused request could have left half done. */
export async function everything(administrator: Client, ec2Url: string, groupIds: readonly string[]) {
  const query = { limit: 500 };
  const [leases, requests, policies, resources, people, events] = await Promise.all([
    administrator('listLeases', { query: { ...query, state: 'all' } }),
    administrator('listAccessRequests', { query: { ...query, state: 'all' } }),
    administrator('listPolicies'),
    administrator('listResources'),
    administrator('listPeople'),
    administrator('listEvents', { query }),
  ]);
  const rules = await Promise.all(groupIds.map((groupId) => ingressBySdk(ec2Url, groupId)));
  return {
    leases: leases.items.map(({ leaseId, state, version }) => [leaseId, state, version]),
    requests: requests.items.map(({ requestId, state, version }) => [requestId, state, version]),
    policies: policies.items.map(({ policyId, version }) => [policyId, version]),
    resources: resources.items.map(({ resourceId }) => resourceId),
    people: people.items.map(({ personId, version }) => [personId, version]),
    events: events.items.map(({ eventId, kind }) => [eventId, kind]),
    rules,
  };
}
