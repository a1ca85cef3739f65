import type { CommandContext } from '../command-context.ts';
import { CommandProblem } from '../command-problem.ts';
import type { Config } from './config-file.ts';
import { parseServerAddress } from './server-address.ts';

export interface SignInOptions {
  readonly server?: string;
  readonly email?: string;
  readonly accessCode?: string;
  readonly passwordStdin?: boolean;
  readonly code?: string;
  readonly profile?: string;
}

export interface SignInAnswers {
  readonly server: string;
  readonly email: string;
  readonly accessCode: string | undefined;
  readonly password: string;
  /** For the second step, when it was given beforehand. */
  readonly code: string | undefined;
  /** Whether somebody is there to be asked for it. */
  readonly canAsk: boolean;
}

/** Where `npm start` and the container listen, when nobody says otherwise. */
const USUAL_SERVER = 'http://127.0.0.1:8080';

/** Takes what options, environment and configuration say, and asks for the rest. @throws usage.invalid */
export async function askForSignIn(
  context: CommandContext,
  options: SignInOptions,
  config: Config,
): Promise<SignInAnswers> {
  const { io } = context;
  const canAsk = context.isInteractive && options.passwordStdin !== true;
  const known = config.profiles[options.profile ?? config.currentProfile ?? ''];

  const stated = options.server ?? nonEmpty(io.env['GATELEASE_SERVER']);
  if (!canAsk) refuseMissing(options, stated ?? known?.server);

  const server = parseServerAddress(
    stated ??
      (canAsk ? await io.prompt.text({ message: 'Server', usual: known?.server ?? USUAL_SERVER }) : known?.server) ??
      '',
  );
  const email =
    options.email ??
    (await io.prompt.text({ message: 'E-mail', ...(known?.server === server ? { usual: known.email } : {}) }));
  const accessCode =
    options.accessCode ??
    (canAsk ? await io.prompt.text({ message: 'Access code (administrators may leave it empty)' }) : undefined);
  const password =
    options.passwordStdin === true
      ? withoutLineEnd(await io.stdin.read())
      : await io.prompt.password({ message: 'Password' });
  return { server, email, accessCode: nonEmpty(accessCode?.trim()), password, code: options.code, canAsk };
}

/** Asks twice, so that a slip of the finger locks nobody out. */
export async function chooseNewPassword({ io, note }: CommandContext): Promise<string> {
  for (;;) {
    const password = await io.prompt.password({ message: 'New password' });
    const repeated = await io.prompt.password({ message: 'New password again' });
    if (password === repeated) return password;
    note('The two are not the same. Once more.');
  }
}

function refuseMissing(options: SignInOptions, server: string | undefined): void {
  const missing = [
    ...(server === undefined ? ['--server'] : []),
    ...(options.email === undefined ? ['--email'] : []),
    ...(options.passwordStdin === true ? [] : ['--password-stdin']),
  ];
  if (missing.length === 0) return;
  throw new CommandProblem('usage.invalid', `There is nobody to ask here: ${missing.join(', ')} is missing.`, {
    hint: 'Members give --access-code too.',
  });
}

function withoutLineEnd(text: string): string {
  return text.replace(/\r?\n$/, '');
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
