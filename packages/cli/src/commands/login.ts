import { ApiError, type CallOutput, type Client } from '@gatelease/contract/client';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { CommandProblem } from '../command-problem.ts';
import { printable } from '../output/printable.ts';
import { configPath, readConfig, writeProfile } from '../session/config-file.ts';
import { clientFor } from '../session/connect.ts';
import { askForSignIn, chooseNewPassword, type SignInAnswers, type SignInOptions } from '../session/ask-for-sign-in.ts';
import { isSentInClear, profileNameOf } from '../session/server-address.ts';
import { signIn, type SignedIn } from '../session/sign-in.ts';

/** Adds `login`. */
export function addLoginCommand(program: Command, context: CommandContext): void {
  program
    .command('login')
    .summary('sign in to a server')
    .description('Sign in to a server and keep the sign-in. Asks for what is not given.')
    .option('--server <url>', 'the address of the server, like https://gatelease.example.com')
    .option('--email <email>', 'your e-mail address')
    .option('--access-code <code>', "the organization's access code (administrators may go without)")
    .option('--password-stdin', 'read the password from standard input')
    .option('--code <code>', 'the code of your authenticator app, or a recovery code, when you have a second factor')
    .option('--profile <name>', 'the name to keep this sign-in under (default: the host of the server)')
    .addHelpText(
      'after',
      `
The sign-in is kept in ~/.config/gatelease/config.json (XDG_CONFIG_HOME is respected), readable by you only.
GATELEASE_SERVER, and GATELEASE_API_KEY or GATELEASE_TOKEN, in the environment come before it.

Examples:
  gatelease login --server https://gatelease.example.com
  gatelease login --server https://gatelease.example.com --email ada@example.com \\
    --access-code 7HK2-MNP4 --password-stdin < password.txt`,
    )
    .action((options: SignInOptions) => login(context, options));
}

async function login(context: CommandContext, options: SignInOptions): Promise<void> {
  const { io } = context;
  const config = await readConfig(io);
  const answers = await askForSignIn(context, options, config);
  const { server } = answers;
  if (isSentInClear(server)) {
    context.note(`Careful: ${server} is not encrypted. Everybody on the way can read your password.`);
  }

  const signedIn = await enter(context, answers);
  await refuseSecondFactorDue(context, answers, signedIn);
  const profileName = options.profile ?? profileNameOf(server);
  const token = signedIn.token;
  if (token === null) throw new CommandProblem('internal.error', `${server} gave no token.`);
  await writeProfile(io, profileName, { server, email: signedIn.person.email, token });

  const { token: _, ...told } = signedIn;
  context.print({ server, profile: profileName, ...told }, signedInText(context, signedIn, profileName));
}

/** Signs in; who must choose a new password first, does it here. */
async function enter(context: CommandContext, answers: SignInAnswers): Promise<SignedIn> {
  const signedIn = await signIn(context, answers);
  if (!signedIn.mustChangePassword) return signedIn;

  const client = clientFor(context, answers.server, signedIn.token ?? undefined);
  if (!context.isInteractive) {
    await client('signOut');
    throw new CommandProblem('session.required', 'You have to choose a new password first.', {
      hint: `Choose one at ${answers.server}/sign-in, or sign in from a terminal without --password-stdin.`,
    });
  }
  const newPassword = await changePassword(context, client, answers.password);
  const session = await sessionIfStillValid(client);
  return session === null
    ? signIn(context, { ...answers, password: newPassword, code: undefined })
    : { ...signedIn, ...session };
}

/** An authenticator app is set up at the portal, which can show a QR code. */
async function refuseSecondFactorDue(
  context: CommandContext,
  { server }: SignInAnswers,
  { token, mustSetUpSecondFactor }: SignedIn,
): Promise<void> {
  if (!mustSetUpSecondFactor) return;
  await clientFor(context, server, token ?? undefined)('signOut');
  throw new CommandProblem(
    'session.second-step-required',
    'Your organization demands a second factor, and you have none.',
    {
      hint: `Set one up at ${server}/sign-in, then sign in here.`,
    },
  );
}

/** Asks until the server takes the new password, and returns it. */
async function changePassword(context: CommandContext, client: Client, currentPassword: string): Promise<string> {
  context.note('You have to choose a new password before you go on.');
  for (;;) {
    const newPassword = await chooseNewPassword(context);
    try {
      await client('changePassword', { body: { currentPassword, newPassword } });
      return newPassword;
    } catch (error) {
      if (!(error instanceof ApiError) || error.problem.code !== 'password.too-weak') throw error;
      const expected = (error.problem.fields ?? []).map((field) => field.expected);
      context.note(printable([error.problem.detail, ...expected].join(' ')));
    }
  }
}

/** A changed password may end every session, this one too. */
async function sessionIfStillValid(client: Client): Promise<CallOutput<'readSession'> | null> {
  try {
    return await client('readSession');
  } catch (error) {
    if (error instanceof ApiError && error.problem.status === 401) return null;
    throw error;
  }
}

function signedInText(context: CommandContext, signedIn: SignedIn, profileName: string): string {
  const { person, organization, address, opened } = signedIn;
  return [
    `Signed in to ${context.paint.bold(printable(organization.name))} as ${printable(person.name)} (${person.role}), from ${printable(address)}.`,
    ...opened.map(({ policyName, outcome }) => `  ${printable(policyName)}: ${printable(outcome)}`),
    context.paint.dim(`Kept as profile ${printable(profileName)} in ${configPath(context.io)}.`),
  ].join('\n');
}
