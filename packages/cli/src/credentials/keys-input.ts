import type { CommandContext } from '../command-context.ts';
import { CommandProblem } from '../command-problem.ts';

/** Where the keys come from. Never from the arguments: everybody on the machine can read those. */
export interface KeysOptions {
  readonly accessKeyId?: string;
  readonly secretStdin?: boolean;
  readonly keysFromEnv?: boolean;
}

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Asks for the keys, or takes them from where the options say. @throws usage.invalid */
export async function readKeys(context: CommandContext, options: KeysOptions): Promise<Keys> {
  const { io } = context;
  if (options.keysFromEnv === true) return keysOfEnvironment(context);
  const canAsk = context.isInteractive && options.secretStdin !== true;
  if (!canAsk && (options.accessKeyId === undefined || options.secretStdin !== true)) {
    throw new CommandProblem('usage.invalid', 'There is nobody to ask here: give --access-key-id and --secret-stdin.', {
      hint: 'Or --keys-from-env, for AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
    });
  }
  const accessKeyId = options.accessKeyId ?? (await io.prompt.text({ message: 'Access key id' }));
  const secret =
    options.secretStdin === true ? await io.stdin.read() : await io.prompt.password({ message: 'Secret access key' });
  return { accessKeyId: accessKeyId.trim(), secretAccessKey: secret.trim() };
}

function keysOfEnvironment({ io }: CommandContext): Keys {
  const accessKeyId = io.env['AWS_ACCESS_KEY_ID'] ?? '';
  const secretAccessKey = io.env['AWS_SECRET_ACCESS_KEY'] ?? '';
  if (accessKeyId !== '' && secretAccessKey !== '') return { accessKeyId, secretAccessKey };
  const missing = accessKeyId === '' ? 'AWS_ACCESS_KEY_ID' : 'AWS_SECRET_ACCESS_KEY';
  throw new CommandProblem('usage.invalid', `${missing} is not set.`);
}
