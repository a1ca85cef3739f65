import type { EngineLog, LocalEc2 } from '@gatelease/ec2-engine';
import type { CommandContext } from '../command-context.ts';
import { badUsage, CommandProblem } from '../command-problem.ts';
import { ec2Welcome } from './ec2-welcome.ts';

export interface Ec2Options {
  readonly port?: number;
  readonly host: string;
  readonly dataDir?: string;
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly region: string;
  readonly account: string;
  readonly empty?: boolean;
}

const USUAL_KEY = 'test';

/** Starts Local EC2, says how to use it, and ends it properly on Ctrl-C. @throws ec2.not-started, usage.invalid */
export async function runLocalEc2(
  context: CommandContext,
  options: Ec2Options & { readonly port: number },
): Promise<void> {
  if (!/^\d{12}$/.test(options.account)) throw badUsage('--account', options.account, 'twelve digits');
  const key = keyOf(context, options);
  const interrupted = nextInterrupt(context);
  const running = await start(context, options, key);

  const document = {
    url: running.url,
    region: options.region,
    accountId: options.account,
    accessKeyId: key.accessKeyId,
    dataDir: options.dataDir ?? null,
  };
  context.print(document, ec2Welcome({ ...document, isUsualKey: key.secretAccessKey === USUAL_KEY }));
  await interrupted;
  context.note('Ending.');
  await running.close();
}

interface Key {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

async function start(
  context: CommandContext,
  options: Ec2Options & { readonly port: number },
  key: Key,
): Promise<LocalEc2> {
  const engine = await import('@gatelease/ec2-engine');
  try {
    return await engine.startLocalEc2({
      ...key,
      port: options.port,
      host: options.host,
      region: options.region,
      accountId: options.account,
      seed: options.empty === true ? engine.emptySeed : engine.threeTierSeed,
      ...(options.dataDir === undefined ? {} : { dataDir: options.dataDir }),
      log: logOf(context),
    });
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    const why = error instanceof Error ? error.message : String(error);
    throw isTaken
      ? new CommandProblem('ec2.not-started', `Port ${String(options.port)} on ${options.host} is taken.`, {
          hint: 'Take another one with --port, or 0 for any that is free.',
          cause: error,
        })
      : new CommandProblem('ec2.not-started', `Local EC2 did not start: ${why}`, { cause: error });
  }
}

function keyOf({ io }: CommandContext, options: Ec2Options): Key {
  const { env } = io;
  return {
    accessKeyId: options.accessKeyId ?? nonEmpty(env['GATELEASE_EC2_ACCESS_KEY_ID']) ?? USUAL_KEY,
    secretAccessKey: options.secretAccessKey ?? nonEmpty(env['GATELEASE_EC2_SECRET_ACCESS_KEY']) ?? USUAL_KEY,
  };
}

/** Listens before anything is started, so that an early Ctrl-C ends it properly too. */
function nextInterrupt({ io }: CommandContext): Promise<void> {
  return new Promise((resolve) => {
    const stopListening = io.onInterrupt(() => {
      stopListening();
      resolve();
    });
  });
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

/** What the engine has to say goes to stderr: warnings and errors only. */
function logOf(context: CommandContext): EngineLog {
  const tell = (facts: object, message: string) => {
    context.note(`${message} ${JSON.stringify(facts)}`);
  };
  return { info: () => undefined, warn: tell, error: tell };
}
