import {
  accessRequestSchema,
  apiKeySchema,
  doorSchema,
  eventSchema,
  KEY_SCOPE_NAMES,
  leaseSchema,
  messageSchema,
  personSchema,
  policySchema,
  problemSchema,
  resourceDetailSchema,
  resourceSchema,
  sessionSchema,
  teamSchema,
} from '@gatelease/contract';
import fastifySwagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';

const OPENAPI_PATH = '/api/v1/openapi.json';

const DESCRIPTION = `Gatelease opens a port in an AWS security group for the address you are at, for as long as you need it, and closes it again.

**Signing in.** \`POST /api/v1/session\` with e-mail, password and the organization's access code. A browser gets a cookie; with \`"kind": "cli"\` the answer holds a token for the header \`Authorization: Bearer …\`. A session ends after 12 hours without use, and after 7 days in any case.

**Your address** is the one the connection comes from. \`GET /api/v1/session\` says what the server sees.

**Lists** come in pages: give \`next\` back as \`after\`. \`null\` is the last page. Instants are UTC, ISO 8601.

**Changing something that others change too:** send the \`version\` that you saw; \`storage.conflict\` says that somebody was faster.

**Problems** are \`application/problem+json\` (RFC 9457). Programs look at \`code\`, which never changes its meaning; people read \`detail\`. What you may not see answers like what does not exist.`;

const TAGS = [
  { name: 'session', description: 'Set-up, signing in and out, passwords, live changes' },
  { name: 'api-keys', description: 'Keys with which programs use this API' },
  { name: 'leases', description: 'What I may open; open access with its start and end' },
  { name: 'access-requests', description: 'Opening access, asking for it, reviewing' },
  { name: 'resources', description: 'Security groups that Gatelease manages' },
  { name: 'policies', description: 'Who may open what, when, for how long, with whose approval' },
  { name: 'people', description: 'People and teams of the organization' },
  { name: 'organization', description: 'What holds for everybody in the organization' },
  { name: 'events', description: 'The ledger' },
  { name: 'messages', description: 'Mail that was sent, or is to be' },
];

/** Schemas that the document names instead of repeating them. A registry of our own: the global one is everybody's. */
function namedSchemas() {
  const registry = z.registry<{ id?: string | undefined }>();
  registry.add(problemSchema, { id: 'Problem' });
  registry.add(personSchema, { id: 'Person' });
  registry.add(teamSchema, { id: 'Team' });
  registry.add(sessionSchema, { id: 'Session' });
  registry.add(apiKeySchema, { id: 'ApiKey' });
  registry.add(leaseSchema, { id: 'Lease' });
  registry.add(accessRequestSchema, { id: 'AccessRequest' });
  registry.add(doorSchema, { id: 'Door' });
  registry.add(policySchema, { id: 'Policy' });
  registry.add(resourceSchema, { id: 'Resource' });
  registry.add(resourceDetailSchema, { id: 'ResourceDetail' });
  registry.add(eventSchema, { id: 'Event' });
  registry.add(messageSchema, { id: 'Message' });
  return registry;
}

/** Writes the OpenAPI document from the routes themselves. Before they are added: it listens to each. */
export async function documentRoutes(app: FastifyInstance): Promise<void> {
  const schemaRegistry = namedSchemas();
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Gatelease', version: '1', description: DESCRIPTION },
      servers: [{ url: '/', description: 'This server' }],
      tags: TAGS,
      components: {
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: '__Host-gatelease_session',
            description: 'A browser’s session; without __Host- where there is no https',
          },
          bearer: { type: 'http', scheme: 'bearer', description: 'A command line’s session' },
          apiKey: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'gl_…',
            description: `A program’s API key, with the scope that the operation names: ${KEY_SCOPE_NAMES.join(', ')}`,
          },
        },
      },
    },
    transform: createJsonSchemaTransform({ schemaRegistry }),
    transformObject: createJsonSchemaTransformObject({ schemaRegistry }),
  });
}

/** Adds `GET /api/v1/openapi.json`. */
export function addOpenApiRoute(app: FastifyInstance): void {
  let text: string | undefined;
  app.get(OPENAPI_PATH, { schema: { hide: true } }, (_, reply) => {
    text ??= openApiText(app);
    return reply.type('application/json; charset=utf-8').serializer(String).send(text);
  });
}

/** Every named schema is written twice, as input and as output; only what is referred to stays. */
function openApiText(app: FastifyInstance): string {
  const document = app.swagger();
  const schemas = 'components' in document ? (document.components?.schemas ?? {}) : {};
  const texts = new Map(Object.entries(schemas).map(([name, schema]) => [name, JSON.stringify(schema)]));
  const used = namesReachedFrom(JSON.stringify(document.paths), texts);

  const components = {
    ...('components' in document && document.components),
    schemas: Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name))),
  };
  return JSON.stringify({ ...document, components }, tidied);
}

function namesReachedFrom(text: string, texts: ReadonlyMap<string, string>): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [text];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const [, name = ''] of next.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (reached.has(name)) continue;
      reached.add(name);
      waiting.push(texts.get(name) ?? '');
    }
  }
  return reached;
}

/** A format says it all: the pattern behind it is for machines. So are the limits of JavaScript's whole numbers. */
function tidied(key: string, value: unknown): unknown {
  if (value === 'Default Response') return 'Done';
  if (key === 'minimum' || key === 'maximum') {
    return Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER ? undefined : value;
  }
  if (typeof value !== 'object' || value === null || !('format' in value) || !('pattern' in value)) return value;
  return { ...value, pattern: undefined };
}
