import { exposureView, findAskedSource } from '@gatelease/security-groups';
import type { ExposureView, OpenRangesView, ReadingGap } from '@gatelease/security-groups';
import type { Command } from 'commander';
import { withAccountOptions } from '../account/account-options.ts';
import type { AccountOptions } from '../account/account-options.ts';
import { gapsText } from '../account/gaps-text.ts';
import { readAccountWorld } from '../account/read-account-world.ts';
import type { CommandContext } from '../command-context.ts';
import { printable } from '../output/printable.ts';
import { formatTable } from '../output/table.ts';
import { badQuestion } from './bad-question.ts';

/** Adds `exposure`. */
export function addExposureCommand(program: Command, context: CommandContext): void {
  withAccountOptions(program.command('exposure <source>'))
    .summary('everything that the Internet, an address or a group reaches')
    .description(
      'List everything that a source reaches, as far as security groups decide. The source is the word internet,\n' +
        'an address, or a group by its id or name. Reads the account with the usual AWS credentials.',
    )
    .addHelpText(
      'after',
      `
Examples:
  gatelease exposure internet
  gatelease exposure 203.0.113.7 --region eu-central-1
  gatelease exposure web --json | jq -r ".reached[].name"`,
    )
    .action((source: string, options: AccountOptions) => expose(context, source, options));
}

async function expose(context: CommandContext, asked: string, options: AccountOptions): Promise<void> {
  const { reading, model } = await readAccountWorld(context, options);
  const source = findAskedSource(model, asked);
  if (!source.ok) throw badQuestion([{ at: 'SOURCE', ...source.problem }]);

  const view = exposureView(model, source.value);
  const { region, gaps } = reading;
  context.print({ region, readAt: context.io.now().toISOString(), gaps, ...view }, formatExposure(view, gaps, context));
}

/** An exposure for people: one line for each interface that is reached. */
export function formatExposure(
  view: ExposureView,
  gaps: readonly Pick<ReadingGap, 'part' | 'action'>[],
  { paint }: CommandContext,
): string {
  const footer = gapsText(gaps).map(paint.dim);
  return [headline(view), ...tableOf(view), ...(footer.length === 0 ? [] : ['', ...footer])].join('\n');
}

function headline({ source, reached, isKnown }: ExposureView): string {
  const name = printable(source.name).replace(/^./, (first) => first.toUpperCase());
  if (!isKnown) return `What ${printable(source.name)} reaches is not known: network interfaces could not be read.`;
  const count = reached.length;
  return count === 0
    ? `${name} reaches nothing here.`
    : `${name} reaches ${String(count)} network ${count === 1 ? 'interface' : 'interfaces'}:`;
}

function tableOf({ source, reached }: ExposureView): readonly string[] {
  if (reached.length === 0) return [];
  const isWide = source.kind === 'internet';
  const rows = reached.map((entry) => [
    entry.name,
    entry.groups.map(({ name }) => name).join(', '),
    entry.certain.map((open) => openText(open, isWide)).join('; '),
    entry.unknown.map((open) => openText(open, isWide)).join('; '),
  ]);
  return [formatTable(['REACHED', 'GROUPS', 'WITH', 'PERHAPS'], rows)];
}

const MOST_RANGES = 3;

function openText({ traffics, ranges }: OpenRangesView, isWide: boolean): string {
  const what = traffics.join(', ');
  if (!isWide) return what;
  if (ranges.length > 8) return `${what} from most of it`;
  const shown = ranges.slice(0, MOST_RANGES).join(', ');
  return `${what} from ${shown}${ranges.length > MOST_RANGES ? ', …' : ''}`;
}
