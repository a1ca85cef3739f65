import { Option, type Command } from 'commander';
import { endpointOf, usualRegion } from '../account/account-options.ts';
import { collected, graceOption } from '../commands/option-parsers.ts';
import type { CommandContext } from '../command-context.ts';
import { CommandProblem } from '../command-problem.ts';
import type { RuleGateway } from './rule-gateway.ts';
import { sweepRegion, type SweepOptions, type SweptRule } from './sweep-region.ts';
import type { SweepTerms } from './decide-sweep.ts';
import { formatSweep, type SweepReport } from './sweep-report.ts';

interface CommandOptions {
  readonly region?: readonly string[];
  readonly endpoint?: string;
  readonly installation?: string;
  readonly dryRun?: boolean;
  readonly grace: number;
}

type GatewayFor = (region: string | undefined) => Promise<RuleGateway>;

/** Adds `sweep`. The AWS SDK is loaded only when it runs. */
export function addSweepCommand(program: Command, context: CommandContext): void {
  program
    .command('sweep')
    .summary('remove expired rules, without any server')
    .description(
      'Remove the rules that Gatelease made and whose time is over, with AWS credentials and nothing else:\nno server, no database.',
    )
    .option(
      '--region <region>',
      'the region to sweep; repeatable (default: AWS_REGION, AWS_DEFAULT_REGION, or the profile)',
      collected,
    )
    .option('--endpoint <url>', 'another endpoint of EC2, such as Local EC2')
    .option('--installation <id>', 'only the rules of this installation')
    .option('--dry-run', 'say what would be removed, and remove nothing')
    .addOption(
      new Option('--grace <duration>', 'leave a rule alone for so long after its end')
        .argParser(graceOption('--grace'))
        .default(0, '0s'),
    )
    .addHelpText(
      'after',
      `
Only rules with the tag gatelease:installation are looked at. The end is the later of the one in the tag
gatelease:expires-at and the one in the description. A rule whose end cannot be read is listed, never removed.
It needs ec2:DescribeSecurityGroupRules and ec2:RevokeSecurityGroupIngress (…Egress for outbound rules).

Examples:
  gatelease sweep --dry-run
  gatelease sweep --region eu-central-1 --region us-east-1 --grace 5m`,
    )
    .action(async (options: CommandOptions) => {
      const endpoint = endpointOf(options);
      const { createEc2RuleGateway } = await import('./ec2-rule-gateway.ts');
      await sweep(context, options, (region) => createEc2RuleGateway({ region, endpoint }));
    });
}

/** Sweeps region after region; one that refuses does not keep the others. @throws sweep.incomplete */
export async function sweep(context: CommandContext, options: CommandOptions, gatewayFor: GatewayFor): Promise<void> {
  const { io } = context;
  const terms: SweepTerms = {
    now: io.now(),
    graceSeconds: options.grace,
    installation: options.installation ?? null,
  };
  const sweepOptions: SweepOptions = { isDryRun: options.dryRun === true, sleep: (ms) => io.sleep(ms) };
  const regions = options.region === undefined ? [usualRegion(io.env)] : [...new Set(options.region)];

  const rules: SweptRule[] = [];
  const failures: CommandProblem[] = [];
  let rulesLookedAt = 0;
  for (const region of regions) {
    try {
      const swept = await sweepRegion(await gatewayFor(region), terms, sweepOptions);
      rules.push(...swept.rules);
      rulesLookedAt += swept.rulesLookedAt;
    } catch (error) {
      if (!(error instanceof CommandProblem) || regions.length === 1) throw error;
      failures.push(error);
      context.note(`${String(region)}: ${error.message}`);
    }
  }
  const report: SweepReport = { at: terms.now.toISOString(), dryRun: sweepOptions.isDryRun, rulesLookedAt, rules };
  context.print(report, formatSweep(report, context));
  failWhenIncomplete(rules, failures);
}

function failWhenIncomplete(rules: readonly SweptRule[], failures: readonly CommandProblem[]): void {
  const standing = rules.filter(({ outcome }) => outcome === 'failed').length;
  if (standing === 0 && failures.length === 0) return;
  const parts = [
    ...(standing === 0 ? [] : [`${String(standing)} expired ${standing === 1 ? 'rule stands' : 'rules stand'} still`]),
    ...(failures.length === 0 ? [] : [`${String(failures.length)} of the regions could not be swept`]),
  ];
  const [cause] = failures;
  throw new CommandProblem('sweep.incomplete', `${parts.join(', and ')}.`, cause === undefined ? {} : { cause });
}
