import type { Command } from 'commander';
import { collected, numberOption } from '../commands/option-parsers.ts';
import type { CommandContext } from '../command-context.ts';
import type { Ec2Options } from './run-local-ec2.ts';

const USUAL_PORT = 4600;

/** Adds `ec2`. What it runs is loaded only when it runs. */
export function addEc2Command(program: Command, context: CommandContext): void {
  program
    .command('ec2')
    .summary('run Local EC2')
    .description('Run Local EC2: security groups that the AWS command line, SDKs and Gatelease can talk to.')
    .option('--port <port>', `port to listen on (default: ${String(USUAL_PORT)})`, numberOption('--port', 0, 65_535))
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--data-dir <folder>', 'keep the groups in this folder (default: in memory)')
    .option('--access-key-id <id>', 'the access key that callers sign with')
    .option('--secret-access-key <secret>', 'its secret; better from the environment')
    .option('--region <region>', 'the region it answers for', 'us-east-1')
    .option('--account <id>', 'the account it answers for', '000000000000')
    .option('--empty', 'start with a default VPC and nothing else')
    .option('--classic', 'start with EC2 as it was before there were VPCs, and nothing else')
    .option('--iam <file>', 'allow only what the IAM policy in this JSON file allows')
    .option('--throttle', 'slow callers down as EC2 does')
    .option('--enforce <with>', 'filter packets as the groups say; with nftables, on Linux, as root')
    .option('--network-namespace <name>', 'enforce in this network namespace of "ip netns" (default: the own one)')
    .option('--stop-enforcing', 'take away what an earlier run left enforced, and end')
    .option('--quota <name=number>', 'set a quota, such as rules-per-group=100; several times for several', collected)
    .addHelpText(
      'after',
      `
Environment: GATELEASE_EC2_PORT, GATELEASE_EC2_ACCESS_KEY_ID, GATELEASE_EC2_SECRET_ACCESS_KEY.
Without a key of your own both id and secret are "test".

Examples:
  gatelease ec2
  gatelease ec2 --data-dir ./local-ec2 --port 4700
  gatelease ec2 --iam policy.json --throttle
  gatelease ec2 --enforce nftables --network-namespace router
  gatelease ec2 --stop-enforcing --network-namespace router`,
    )
    .action(async (options: Ec2Options) => {
      if (options.stopEnforcing === true) {
        const { runStopEnforcing } = await import('./run-stop-enforcing.ts');
        await runStopEnforcing(context, options);
        return;
      }
      const { runLocalEc2 } = await import('./run-local-ec2.ts');
      const port = context.io.env['GATELEASE_EC2_PORT'] ?? '';
      const envPort = port === '' ? USUAL_PORT : numberOption('GATELEASE_EC2_PORT', 0, 65_535)(port);
      await runLocalEc2(context, { ...options, port: options.port ?? envPort });
    });
}
