import { CHANGES_PATH, changeSchema } from '@gatelease/contract';
import type { FastifyInstance } from 'fastify';
import type { Authenticate } from '../../application/sign-in/authenticate.ts';
import { ChangeStream } from './change-stream.ts';
import { HttpProblem } from './http-problem.ts';
import { PROBLEM_RESPONSES } from './problem-responses.ts';
import type { ChangeSource } from './http-server-options.ts';
import { makeRequireCaller, type CallerChecks } from './require-caller.ts';
import { addressText, visitOf, type Visit } from './visit.ts';

const HEARTBEAT_MILLISECONDS = 20_000;

/** A person has a few tabs; more streams than these are a mistake or an attack. */
const STREAMS_PER_PERSON = 20;

export interface ChangesOptions extends CallerChecks {
  readonly changes: ChangeSource;
}

const SCHEMA = {
  operationId: 'streamChanges',
  summary: 'Hear of changes (server-sent events)',
  description: 'Each `change` event names a topic to look at again. The stream ends with the session.',
  tags: ['session'],
  security: [{ session: [] }, { bearer: [] }],
  response: {
    200: { description: 'The stream', content: { 'text/event-stream': { schema: changeSchema } } },
    ...PROBLEM_RESPONSES,
  },
};

/** Open pages listen. A program asks when it wants to know. */
const TERMS = { access: 'session', keyUse: 'people-only', heedsBinding: false } as const;

/** Adds the stream of changes. It tells topics of the person's own organization only, and nothing about them. */
export function addChangesRoute(app: FastifyInstance, options: ChangesOptions): void {
  const { changes, authenticate } = options;
  const streams = new OpenStreams();
  app.addHook('preClose', async () => streams.endAll());

  app.get(CHANGES_PATH, { schema: SCHEMA, onRequest: makeRequireCaller(options, TERMS) }, async (request, reply) => {
    const visit = visitOf(request);
    const principal = visit.caller?.principal;
    if (principal === undefined) throw new HttpProblem('session.required', 'There is no session, or it has ended.');
    streams.requirePlace(principal.personId);

    const stream = new ChangeStream(() => {
      clearInterval(heartbeat);
      unsubscribe();
      streams.remove(principal.personId, stream);
    });
    const unsubscribe = changes.subscribe(principal.organizationId, ({ topic }) => stream.tell(topic));
    const heartbeat = setInterval(() => {
      stream.beat();
      void hasEnded(authenticate, visit).then((isOver) => (isOver ? stream.finish() : undefined));
    }, HEARTBEAT_MILLISECONDS);
    streams.add(principal.personId, stream);

    return reply
      .type('text/event-stream')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .send(stream);
  });
}

/** Whether the session is over by now. While the store cannot say, it is not. Looking keeps no session alive. */
async function hasEnded(authenticate: Authenticate, visit: Visit): Promise<boolean> {
  if (visit.credential === null || visit.credential.kind === 'key') return true;
  try {
    return (await authenticate({ ...visit.credential, address: addressText(visit), isWatching: true })) === null;
  } catch {
    return false;
  }
}

class OpenStreams {
  readonly #byPerson = new Map<string, Set<ChangeStream>>();

  requirePlace(personId: string): void {
    if ((this.#byPerson.get(personId)?.size ?? 0) < STREAMS_PER_PERSON) return;
    const detail = `You have ${String(STREAMS_PER_PERSON)} streams open already.`;
    throw new HttpProblem('request.too-many', detail, { retryAfterSeconds: 60 });
  }

  add(personId: string, stream: ChangeStream): void {
    const streams = this.#byPerson.get(personId) ?? new Set();
    this.#byPerson.set(personId, streams.add(stream));
  }

  remove(personId: string, stream: ChangeStream): void {
    const streams = this.#byPerson.get(personId);
    streams?.delete(stream);
    if (streams?.size === 0) this.#byPerson.delete(personId);
  }

  endAll(): void {
    for (const streams of this.#byPerson.values()) for (const stream of streams) stream.destroy();
  }
}
