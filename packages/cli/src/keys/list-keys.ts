import type { ApiKeyView } from '@gatelease/contract';
import type { CommandContext } from '../command-context.ts';
import { formatTable, type Cell } from '../output/table.ts';
import { formatInstant, type TimeFrame } from '../output/when.ts';
import type { ServerChoice } from '../session/choose-session.ts';
import { connect } from '../session/connect.ts';

export type ListOptions = ServerChoice & { readonly all?: boolean };

/** `keys ls`. */
export async function listKeys(context: CommandContext, options: ListOptions): Promise<void> {
  const { client } = await connect(context, options);
  const isEveryones = options.all === true;
  const { items } = await client('listApiKeys', { query: { owner: isEveryones ? 'everyone' : 'me' } });
  const header = ['KEY', 'NAME', ...(isEveryones ? ['WHOSE'] : []), 'GOOD FOR', 'STATE', 'ENDS', 'LAST USED'];
  const rows = items.map((key) => rowOf(key, isEveryones, context));
  context.print({ keys: items }, rows.length === 0 ? 'There are no API keys.' : formatTable(header, rows));
}

function rowOf(key: ApiKeyView, isEveryones: boolean, { paint, timeFrame }: CommandContext): Cell[] {
  const frame = timeFrame();
  const painter = key.state === 'active' ? paint.green : paint.dim;
  return [
    key.prefix,
    key.name,
    ...(isEveryones ? [key.personName] : []),
    limitsOf(key),
    { text: key.state, paint: painter },
    key.expiresAt === null ? 'never' : formatInstant(key.expiresAt, frame),
    usedText(key, frame),
  ];
}

function limitsOf({ scopes, resources, cidrs }: ApiKeyView): string {
  const on = resources === null ? [] : [`on ${resources.map(({ name }) => name).join(', ')}`];
  const from = cidrs.length === 0 ? [] : [`from ${cidrs.join(', ')}`];
  return [scopes.join(', '), ...on, ...from].join(' ');
}

function usedText({ lastUse, lastRefusal }: ApiKeyView, frame: TimeFrame): string {
  const used = lastUse === null ? 'never' : `${formatInstant(lastUse.at, frame)} from ${lastUse.address}`;
  if (lastRefusal === null) return used;
  return `${used}; refused ${formatInstant(lastRefusal.at, frame)} from ${lastRefusal.address}`;
}
