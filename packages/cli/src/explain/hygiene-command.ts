import { hygieneView } from '@gatelease/security-groups';
import type { FindingView, HygieneView, ReadingGap } from '@gatelease/security-groups';
import type { Command } from 'commander';
import { withAccountOptions } from '../account/account-options.ts';
import type { AccountOptions } from '../account/account-options.ts';
import { gapsText } from '../account/gaps-text.ts';
import { readAccountWorld } from '../account/read-account-world.ts';
import type { Colors, CommandContext } from '../command-context.ts';
import { printable } from '../output/printable.ts';

/** Adds `hygiene`. */
export function addHygieneCommand(program: Command, context: CommandContext): void {
  withAccountOptions(program.command('hygiene'))
    .summary('what is open to the world, does nothing, or is used by nobody')
    .description(
      'List groups that are open to the world in whatever spelling, rules that do nothing, and groups that nobody\n' +
        'uses, with what could not be checked. Reads the account with the usual AWS credentials; changes nothing.',
    )
    .addHelpText(
      'after',
      `
Examples:
  gatelease hygiene
  gatelease hygiene --region eu-central-1 --json | jq '.findings[] | select(.weight == "attention")'`,
    )
    .action((options: AccountOptions) => tidy(context, options));
}

async function tidy(context: CommandContext, options: AccountOptions): Promise<void> {
  const { reading, model } = await readAccountWorld(context, options);
  const view = hygieneView(model);
  const { region, gaps } = reading;
  context.print({ region, readAt: context.io.now().toISOString(), gaps, ...view }, formatHygiene(view, gaps, context));
}

const HEADINGS = [
  ['world-open', 'Open to the world'],
  ['idle-rule', 'Rules that do nothing'],
  ['unused-group', 'Groups that nobody uses'],
] as const;

/** Findings for people, by kind. */
export function formatHygiene(
  { groups, findings, notChecked }: HygieneView,
  gaps: readonly Pick<ReadingGap, 'part' | 'action'>[],
  { paint }: CommandContext,
): string {
  const sections = HEADINGS.flatMap(([kind, heading]) => {
    const own = findings.filter((finding) => finding.kind === kind);
    return own.length === 0 ? [] : ['', `${heading}:`, ...own.map((finding) => `  ${sentenceOf(finding, paint)}`)];
  });
  const looked = `${String(groups)} groups looked at, ${String(findings.length)} findings.`;
  const hasUnused = findings.some(({ kind }) => kind === 'unused-group');
  const unchecked = notChecked.map(({ sentence }) => paint.dim(`  ${sentence}`));
  const footer = gapsText(gaps).map(paint.dim);
  return [
    looked,
    ...sections,
    ...(hasUnused
      ? ['', paint.dim('Before a group is deleted, look at what cannot be checked here:'), ...unchecked]
      : []),
    ...(footer.length === 0 ? [] : ['', ...footer]),
  ].join('\n');
}

function sentenceOf({ sentence, weight }: FindingView, paint: Colors): string {
  const text = printable(sentence);
  return weight === 'attention' ? paint.red(text) : weight === 'usual' ? paint.dim(text) : text;
}
