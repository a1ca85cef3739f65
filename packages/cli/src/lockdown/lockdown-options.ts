import { Option } from 'commander';
import type { Command } from 'commander';
import { withAccountOptions } from '../account/account-options.ts';
import type { AccountOptions } from '../account/account-options.ts';
import { collected, durationOption, graceOption } from '../commands/option-parsers.ts';
import { badUsage } from '../command-problem.ts';
import type { ServerChoice } from '../session/choose-session.ts';
import { withServerOptions } from '../session/connect.ts';

/** What every kind of lock-down can be told. */
export interface LockDownOptions extends AccountOptions, ServerChoice {
  readonly out?: string;
  readonly apply?: boolean;
  readonly yes?: boolean;
  readonly removeWider?: boolean;
  readonly remove?: readonly string[];
  readonly keep?: readonly string[];
  readonly confirmWithin?: number;
  readonly watch: number;
  readonly record?: string;
  readonly throughServer?: boolean;
}

/** Adds them. */
export function withLockDownOptions(command: Command): Command {
  const extended = withAccountOptions(command)
    .option('--out <file>', 'save the plan, to be reviewed and applied later')
    .option('--apply', 'carry the plan out: add the rules that are missing, and see that they are there')
    .option('--remove-wider', 'with --apply: then take away the wider rules that the plan suggests')
    .option('--remove <rule>', 'with --apply: take this rule away, too, by its id; repeatable', collected)
    .option('--keep <rule>', 'keep this rule although the plan suggests to take it away; repeatable', collected)
    .addOption(
      new Option(
        '--confirm-within <duration>',
        'put the old rules back unless somebody confirms within this time',
      ).argParser(durationOption('--confirm-within')),
    )
    .addOption(
      new Option('--watch <duration>', "how long to watch the load balancer's targets after rules went")
        .argParser(graceOption('--watch'))
        .default(30, '30s'),
    )
    .option('--record <file>', 'where to write down what was done, for confirm and undo')
    .option('--yes', 'ask nothing')
    .option('--through-server', 'have the server do it, with its own credentials and watch');
  return withServerOptions(extended);
}

/** Which rules go: what the plan suggests if that was asked for, what was named, and never what is kept. */
export function chosenRuleIds(
  { removeWider, remove = [], keep = [] }: LockDownOptions,
  suggested: readonly string[],
): readonly string[] {
  const wanted = [...(removeWider === true ? suggested : []), ...remove];
  return [...new Set(wanted)].filter((ruleId) => !keep.includes(ruleId));
}

/** Parser of `--port`: a TCP port, several times. @throws usage.invalid */
export function collectedPort(text: string, before: readonly number[] | undefined): readonly number[] {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw badUsage('--port', text, 'a port from 0 to 65535, such as 22');
  return [...(before ?? []), port];
}

/** Parser of `--tier sg-…:80,443`, several times. @throws usage.invalid */
export function collectedTier(text: string, before: readonly TierOption[] | undefined): readonly TierOption[] {
  const [, groupId, ports] = /^(sg-[0-9a-z]+):(\d{1,5}(?:,\d{1,5})*)$/.exec(text) ?? [];
  const numbers = (ports ?? '').split(',').map(Number);
  if (groupId === undefined || numbers.some((port) => port > 65_535)) {
    throw badUsage('--tier', text, 'a group with the ports on which it is called, such as sg-0123456789abcdef0:80,443');
  }
  return [...(before ?? []), { groupId, ports: numbers }];
}

/** One tier as it was given. */
export interface TierOption {
  readonly groupId: string;
  readonly ports: readonly number[];
}
