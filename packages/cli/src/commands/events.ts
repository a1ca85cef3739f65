import { eventActor } from '@gatelease/contract/event-actor';
import type { Client } from '@gatelease/contract/client';
import type { EventView } from '@gatelease/contract';
import type { Command } from 'commander';
import { collectPages } from '../api-lists.ts';
import { nameChoice } from '../choose/name-choice.ts';
import { PEOPLE, RESOURCES } from '../choose/namings.ts';
import type { CommandContext } from '../command-context.ts';
import { formatTable, type Cell } from '../output/table.ts';
import { formatTimestamp } from '../output/when.ts';
import type { ServerChoice } from '../session/choose-session.ts';
import { connect, withServerOptions } from '../session/connect.ts';
import { instantOption, numberOption } from './option-parsers.ts';

interface EventsOptions extends ServerChoice {
  readonly person?: string;
  readonly resource?: string;
  readonly kind?: string;
  readonly address?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
}

const MOST = 100_000;
const PAGE = 500;
const USUAL_LIMIT = 50;

/** Adds `events`. */
export function addEventsCommand(program: Command, context: CommandContext): void {
  withServerOptions(
    program
      .command('events')
      .summary('search the ledger')
      .description('Search the ledger: who opened what, when, from where, and who let them.')
      .option('--person <who>', 'e-mail address, name or id of the person it is about')
      .option('--resource <which>', 'name, group id or id of the resource')
      .option('--kind <kind>', 'kind of event, like lease.opened')
      .option('--address <address>', 'address or range that it is about')
      .option('--from <instant>', 'not before: 2026-11-23T18:00:00Z, or a day', instantOption('--from'))
      .option('--to <instant>', 'not after', instantOption('--to'))
      .option('--limit <count>', 'how many at most', numberOption('--limit', 1, MOST), USUAL_LIMIT),
  )
    .addHelpText(
      'after',
      `
Examples:
  gatelease events --limit 20
  gatelease events --resource database --from 2026-11-24T18:00:00Z --to 2026-11-25T06:00:00Z
  gatelease events --person ada@example.com --kind lease.opened --json`,
    )
    .action((options: EventsOptions) => listEvents(context, options));
}

async function listEvents(context: CommandContext, options: EventsOptions): Promise<void> {
  const { client } = await connect(context, options);
  const { person, resource, kind, address, from, to, limit } = options;
  const query = {
    ...(person === undefined ? {} : { personId: await personIdOf(client, person) }),
    ...(resource === undefined ? {} : { resourceId: await resourceIdOf(client, resource) }),
    ...(kind === undefined ? {} : { kind }),
    ...(address === undefined ? {} : { address }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    limit: Math.min(limit, PAGE),
  };
  const events = await collectPages((after) => client('listEvents', { query: { ...query, after } }), limit);
  context.print({ events }, events.length === 0 ? 'There are no such events.' : formatEvents(events, context));
}

async function personIdOf(client: Client, named: string): Promise<string> {
  const people = await collectPages((after) => client('listPeople', { query: { after, limit: PAGE } }));
  return nameChoice(people, named, PEOPLE).personId;
}

async function resourceIdOf(client: Client, named: string): Promise<string> {
  const resources = await collectPages((after) => client('listResources', { query: { after, limit: PAGE } }));
  return nameChoice(resources, named, RESOURCES).resourceId;
}

function formatEvents(events: readonly EventView[], context: CommandContext): string {
  const rows = events.map((event): Cell[] => [
    formatTimestamp(event.at, context.io),
    event.kind,
    eventActor(event),
    event.personName ?? '',
    event.resourceName ?? '',
    event.address ?? '',
    { text: detailOf(event), paint: context.paint.dim },
  ]);
  return formatTable(['TIME', 'KIND', 'BY', 'PERSON', 'RESOURCE', 'ADDRESS', 'DETAIL'], rows);
}

function detailOf({ detail }: EventView): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
}
