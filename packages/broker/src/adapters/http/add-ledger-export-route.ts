import { Readable } from 'node:stream';
import { LEDGER_EXPORT_PATH, LEDGER_EXPORT_SCOPE, ledgerExportQuerySchema } from '@gatelease/contract';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { Application } from '../../application/application.ts';
import { ledgerText, MEDIA_TYPES } from './export/ledger-text.ts';
import { HttpProblem } from './http-problem.ts';
import { ledgerSearch } from './operations/ledger-operations.ts';
import { PROBLEM_RESPONSES } from './problem-responses.ts';
import { makeRequireCaller, type CallerChecks } from './require-caller.ts';
import { securityOf } from './security-of.ts';
import { visitOf } from './visit.ts';

const SCHEMA = {
  operationId: 'exportLedger',
  summary: 'Export the ledger',
  description:
    'Every event that the filters let through, oldest first. Without filters the JSON lines are the whole chain, which `gatelease ledger verify` checks.',
  tags: ['events'],
  security: securityOf(LEDGER_EXPORT_SCOPE),
  querystring: ledgerExportQuerySchema,
  response: PROBLEM_RESPONSES,
};

const TERMS = { access: 'session', keyUse: LEDGER_EXPORT_SCOPE, heedsBinding: false } as const;

/** Adds the download of the ledger. It is written while it is read, so its length does not matter. */
export function addLedgerExportRoute(
  app: FastifyInstance,
  options: CallerChecks & Pick<Application, 'exportLedger'>,
): void {
  app.get<{ Querystring: z.output<typeof ledgerExportQuerySchema> }>(
    LEDGER_EXPORT_PATH,
    { schema: SCHEMA, onRequest: makeRequireCaller(options, TERMS) },
    async (request, reply) => {
      const principal = visitOf(request).caller?.principal;
      if (principal === undefined) throw new HttpProblem('session.required', 'There is no session, or it has ended.');
      const { format, ...query } = request.query;
      const parts = options.exportLedger(principal, ledgerSearch(query));

      return reply
        .type(MEDIA_TYPES[format])
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="gatelease-ledger.${format}"`)
        .send(Readable.from(ledgerText(parts, format)));
    },
  );
}
