import { Command } from 'commander';
import { version } from '../package.json';
import type { CommandContext } from './command-context.ts';
import { addLbCommand } from './balancers/lb-command.ts';
import { addCloseCommand } from './commands/close.ts';
import { addEventsCommand } from './commands/events.ts';
import { addExtendCommand } from './commands/extend.ts';
import { addLoginCommand } from './commands/login.ts';
import { addLogoutCommand } from './commands/logout.ts';
import { addLsCommand } from './commands/ls.ts';
import { addMoveCommand } from './commands/move.ts';
import { addOpenCommand } from './commands/open.ts';
import { addRequestsCommand } from './commands/requests.ts';
import { addReviewCommands } from './commands/review.ts';
import { addStatusCommand } from './commands/status.ts';
import { addWhoamiCommand } from './commands/whoami.ts';
import { addIamPolicyCommand } from './credentials/iam-policy-command.ts';
import { addCredentialsCommand } from './credentials/credentials-command.ts';
import { addEc2Command } from './ec2/ec2-command.ts';
import { addExplainCommand } from './explain/explain-command.ts';
import { addExposureCommand } from './explain/exposure-command.ts';
import { addSgCommand } from './groups/sg-command.ts';
import { addHygieneCommand } from './explain/hygiene-command.ts';
import { addMapCommand } from './explain/map-command.ts';
import { addKeysCommand } from './keys/keys-command.ts';
import { addLedgerCommand } from './ledger/ledger-command.ts';
import { addLockDownCommand } from './lockdown/lockdown-command.ts';
import { addResourcesCommand } from './resources/resources-command.ts';
import { addRecoverCommand } from './operate/recover-command.ts';
import { addRotateSecretKeyCommand } from './operate/rotate-secret-key-command.ts';
import { addSweepCommand } from './sweep/sweep-command.ts';

const WIDEST_HELP = 110;
const USUAL_WIDTH = 80;

/** The whole command line. Parsing it ends in an error or in one command's work; it never ends the process. */
export function createProgram(context: CommandContext): Command {
  const program = new Command('gatelease');
  program
    .description('Opens a door for the address you are at, for as long as you need it, and closes it again.')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'show what a command does')
    .helpCommand('help [command]', 'show what a command does')
    .option('--json', 'print one JSON document on stdout, and problems as JSON on stderr')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => {
        context.io.stdout.write(text);
      },
      // Problems are told in one place, after parsing ended.
      writeErr: () => undefined,
      getOutHelpWidth: () => Math.min(context.io.stdout.columns || USUAL_WIDTH, WIDEST_HELP),
    })
    .addHelpText(
      'after',
      `
Start with:
  gatelease login --server https://gatelease.example.com
  gatelease ls
  gatelease open "Production SSH" --for 2h

Environment: GATELEASE_SERVER, GATELEASE_API_KEY, GATELEASE_TOKEN, NO_COLOR, GATELEASE_DEBUG=1 for details.
Exit codes: 0 done, 1 refused, 2 bad usage, 3 server unreachable, 4 internal, 130 stopped with Ctrl-C.`,
    );

  program.commandsGroup('Sign-in:');
  addLoginCommand(program, context);
  addLogoutCommand(program, context);
  addWhoamiCommand(program, context);
  addKeysCommand(program, context);
  program.commandsGroup('Access:');
  addLsCommand(program, context);
  addOpenCommand(program, context);
  addStatusCommand(program, context);
  addExtendCommand(program, context);
  addMoveCommand(program, context);
  addCloseCommand(program, context);
  program.commandsGroup('Approval and audit:');
  addRequestsCommand(program, context);
  addReviewCommands(program, context);
  addEventsCommand(program, context);
  program.commandsGroup('What an account lets through:');
  addExplainCommand(program, context);
  addExposureCommand(program, context);
  addHygieneCommand(program, context);
  addMapCommand(program, context);
  addLockDownCommand(program, context);
  program.commandsGroup('Administration:');
  addCredentialsCommand(program, context);
  addIamPolicyCommand(program, context);
  addResourcesCommand(program, context);
  program.commandsGroup('Groups and load balancers by hand:');
  addSgCommand(program, context);
  addLbCommand(program, context);
  program.commandsGroup('Without a server:');
  addEc2Command(program, context);
  addSweepCommand(program, context);
  addRecoverCommand(program, context);
  addRotateSecretKeyCommand(program, context);
  addLedgerCommand(program, context);
  return program;
}
