import { Option } from 'commander';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { badUsage, CommandProblem } from '../command-problem.ts';
import { collected } from '../commands/option-parsers.ts';
import type { ServerChoice } from '../session/choose-session.ts';
import { withServerOptions } from '../session/connect.ts';
import { undoLockDown } from './carry-out.ts';
import { withAccount } from './lock-down-account.ts';
import { collectedPort, collectedTier, withLockDownOptions } from './lockdown-options.ts';
import type { LockDownOptions, TierOption } from './lockdown-options.ts';
import { readPlanFile, readRecord, saveDocument } from './record-file.ts';
import { runLockDown } from './run-lockdown.ts';
import { confirmOnServer, isLockDownId, undoOnServer } from './run-on-server.ts';

interface EndpointOptions extends LockDownOptions {
  readonly to: readonly string[];
  readonly port?: readonly number[];
  readonly admit: 'endpoint-group' | 'vpc-range' | 'client-ranges';
  readonly client?: readonly string[];
}

interface TiersOptions extends LockDownOptions {
  readonly tier: readonly TierOption[];
  readonly office?: readonly string[];
  readonly port?: readonly number[];
}

/** Adds `lockdown` with everything under it. */
export function addLockDownCommand(program: Command, context: CommandContext): void {
  const lockdown = program
    .command('lockdown')
    .summary('lock groups down to a load balancer, an endpoint or to each other')
    .description(
      'Plan which rules a pattern needs, add them, see that everything works, and take away the wider ones that\n' +
        'you choose. Without --apply nothing is changed. Works with the usual AWS credentials; no server is needed\n' +
        'unless you say --through-server.',
    )
    .addHelpText(
      'after',
      `
Rules that let 22 or 3389 in are kept unless you name them with --remove. Nothing goes by itself.

Examples:
  gatelease lockdown elb front-door
  gatelease lockdown elb front-door --apply --remove-wider --confirm-within 10m
  gatelease lockdown endpoint eice-0123456789abcdef0 --to sg-0123456789abcdef0 --out plan.json
  gatelease lockdown apply plan.json --yes
  gatelease lockdown elb front-door --through-server --apply --remove-wider --confirm-within 10m
  gatelease lockdown undo gatelease-lockdown-2026-11-22T101500.json`,
    );

  withLockDownOptions(
    lockdown
      .command('elb <load-balancer>')
      .summary('back ends admit their load balancer, by its group')
      .description('Lock back ends down to their load balancer, given by name, ARN or DNS name.'),
  ).action((loadBalancer: string, options: LockDownOptions) =>
    runLockDown(context, { kind: 'request', request: { pattern: 'load-balancer', loadBalancer } }, options),
  );

  withLockDownOptions(
    lockdown
      .command('endpoint <endpoint>')
      .summary('instances admit an EC2 Instance Connect Endpoint')
      .description('Lock instances down to an EC2 Instance Connect Endpoint, given by id or name.')
      .requiredOption('--to <target>', 'a group or an instance that is reached through it; repeatable', collected)
      .option('--port <port>', 'the port; repeatable (default: 22)', collectedPort)
      .addOption(
        new Option('--admit <by>', 'by what the targets admit who comes through')
          .choices(['endpoint-group', 'vpc-range', 'client-ranges'])
          .default('endpoint-group'),
      )
      .option('--client <cidr>', 'with --admit client-ranges: a range of clients; repeatable', collected),
  ).action((endpoint: string, options: EndpointOptions) => {
    const { to: targets, port: ports = [22] } = options;
    const request = { pattern: 'connect-endpoint', endpoint, targets, ports, admitBy: admissionOf(options) } as const;
    return runLockDown(context, { kind: 'request', request }, options);
  });

  withLockDownOptions(
    lockdown
      .command('tiers')
      .summary('the world reaches the first tier, each tier the next one')
      .description('Lock the tiers of a service down to each other, and their administration to the office.')
      .requiredOption(
        '--tier <group:ports>',
        'a tier with the TCP ports on which it is called, from the world inwards; repeatable',
        collectedTier,
      )
      .option('--office <cidr>', 'from where the machines are administered; repeatable', collected)
      .option('--port <port>', 'on which port they are administered; repeatable (default: 22)', collectedPort),
  ).action((options: TiersOptions) => {
    const { tier: tiers, office: officeCidrs = [], port: administrationPorts = [22] } = options;
    const request = { pattern: 'three-tiers', tiers, officeCidrs, administrationPorts } as const;
    return runLockDown(context, { kind: 'request', request }, options);
  });

  withLockDownOptions(
    lockdown
      .command('default <group-or-vpc>')
      .summary('empty the group default of a VPC')
      .description('Empty the group default of a VPC, so that what was launched without a group is closed.'),
  ).action((group: string, options: LockDownOptions) =>
    runLockDown(context, { kind: 'request', request: { pattern: 'default-group', group } }, options),
  );

  withLockDownOptions(
    lockdown
      .command('apply <plan>')
      .summary('carry out a plan that was saved with --out')
      .description('Carry out a plan that was saved and reviewed. Refused when its groups changed since.'),
  ).action(async (plan: string, options: LockDownOptions) => {
    const file = await readPlanFile(context.io, plan);
    await runLockDown(context, { kind: 'reviewed', file }, { ...options, apply: true });
  });

  addConfirmCommand(lockdown, context);
  addUndoCommand(lockdown, context);
}

function addConfirmCommand(lockdown: Command, context: CommandContext): void {
  withServerOptions(
    lockdown
      .command('confirm <record-or-id>')
      .summary('keep what was done with --confirm-within')
      .description('Confirm that everything works, so that the old rules do not come back.'),
  ).action(async (path: string, choice: ServerChoice) => {
    if (isLockDownId(path)) return confirmOnServer(context, path, choice);
    const record = await readRecord(context.io, path);
    if (record.state !== 'removing') throw wrongState(record.state, 'There is nothing to confirm');
    const confirmBy = new Date(record.confirmBy ?? 0);
    if (record.confirmBy !== null && confirmBy <= context.io.now()) {
      throw new CommandProblem(
        'lock-down.state-differs',
        `It had to be confirmed by ${record.confirmBy}; the old rules come back.`,
        { hint: `Should the command that waited have been killed: gatelease lockdown undo ${path}` },
      );
    }
    const confirmed = { ...record, state: 'confirmed' } as const;
    await saveDocument(context.io, path, confirmed);
    context.print({ record: confirmed }, 'Confirmed: the old rules stay away.');
  });
}

function addUndoCommand(lockdown: Command, context: CommandContext): void {
  withServerOptions(
    lockdown
      .command('undo <record-or-id>')
      .summary('put everything back as it was')
      .description('Put the rules back that were taken away, then take away those that were added.'),
  ).action(async (path: string, choice: ServerChoice) => {
    if (isLockDownId(path)) return undoOnServer(context, path, choice);
    const { io } = context;
    const record = await readRecord(io, path);
    if (record.state === 'undone') throw wrongState(record.state, 'There is nothing to undo');
    const endpoint = record.endpoint === null ? {} : { endpoint: record.endpoint };
    const undone = await withAccount(io, { region: record.plan.region, ...endpoint }, (account) =>
      undoLockDown(
        {
          account,
          save: (next) => saveDocument(io, path, next),
          note: (text) => {
            context.note(text);
          },
          sleep: (milliseconds) => io.sleep(milliseconds),
        },
        record,
      ),
    );
    context.print(
      { record: undone },
      `Undone. Put back: ${String(record.removed.length)}. Taken away: ${String(undone.added.length)}.`,
    );
  });
}

function wrongState(state: string, what: string): CommandProblem {
  return new CommandProblem('lock-down.state-differs', `${what}: the record says ${state}.`);
}

function admissionOf({ admit, client = [] }: EndpointOptions) {
  if (admit !== 'client-ranges') {
    const [first] = client;
    if (first !== undefined) throw badUsage('--client', first, 'given together with --admit client-ranges');
    return { kind: admit };
  }
  if (client.length === 0) {
    throw new CommandProblem('usage.invalid', '--admit client-ranges needs --client: the ranges of the clients.');
  }
  return { kind: admit, cidrs: client };
}
