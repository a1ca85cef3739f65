import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { printable } from '../output/printable.ts';
import { formatInstant } from '../output/when.ts';
import type { ServerChoice } from '../session/choose-session.ts';
import { connect, withServerOptions } from '../session/connect.ts';

/** Adds `whoami`. */
export function addWhoamiCommand(program: Command, context: CommandContext): void {
  withServerOptions(program.command('whoami'))
    .summary('show who you are, and from which address the server sees you')
    .description('Show who is signed in, in which organization, and the address that a rule would name.')
    .addHelpText('after', '\nExamples:\n  gatelease whoami\n  gatelease whoami --json | jq -r .address')
    .action((options: ServerChoice) => whoami(context, options));
}

async function whoami(context: CommandContext, options: ServerChoice): Promise<void> {
  const { client, session } = await connect(context, options);
  const answer = await client('readSession');
  const { person, organization, address, expiresAt, apiKey } = answer;
  const until = expiresAt === null ? 'until it is revoked' : `until ${formatInstant(expiresAt, context.timeFrame())}`;

  const facts: readonly (readonly [string, string])[] = [
    ['Person', `${person.name} <${person.email}>`],
    ['Role', person.role],
    ['Organization', organization.name],
    ['Address', address],
    ['Server', session.server],
    ...(apiKey === null
      ? ([['Signed in', `${until}, ${sourceOf(session.profileName)}`]] as const)
      : ([
          ['API key', `${apiKey.name}, ${until}`],
          ['Good for', apiKey.scopes.join(', ')],
        ] as const)),
  ];
  context.print(
    { server: session.server, profile: session.profileName, ...answer },
    facts.map(([name, value]) => `${context.paint.dim(name.padEnd(13))}${printable(value)}`).join('\n'),
  );
}

function sourceOf(profileName: string | null): string {
  return profileName === null ? 'with GATELEASE_TOKEN' : `profile ${profileName}`;
}
