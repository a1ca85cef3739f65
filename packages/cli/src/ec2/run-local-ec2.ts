import type * as LocalEc2Engine from '@gatelease/ec2-engine';
import type { AccountSettings, EngineLog, LocalEc2, NftPlace, Seed } from '@gatelease/ec2-engine';
import type { CommandContext } from '../command-context.ts';
import { badUsage, CommandProblem } from '../command-problem.ts';
import { enforcementPlace, notEnforced, stillEnforced } from './enforcement-place.ts';
import { ec2Welcome } from './ec2-welcome.ts';
import { readIamPolicy } from './iam-policy-file.ts';
import { quotasOf } from './quota-option.ts';

export interface Ec2Options {
  readonly port?: number;
  readonly host: string;
  readonly dataDir?: string;
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly region: string;
  readonly account: string;
  readonly empty?: boolean;
  readonly classic?: boolean;
  /** The file that holds the policy. */
  readonly iam?: string;
  readonly throttle?: boolean;
  readonly enforce?: string;
  readonly networkNamespace?: string;
  readonly stopEnforcing?: boolean;
  readonly quota?: readonly string[];
}

const USUAL_KEY = 'test';

/** Starts Local EC2, says how to use it, and ends it properly on Ctrl-C. @throws config.unreadable, ec2.not-started, usage.invalid */
export async function runLocalEc2(
  context: CommandContext,
  options: Ec2Options & { readonly port: number },
): Promise<void> {
  if (!/^\d{12}$/.test(options.account)) throw badUsage('--account', options.account, 'twelve digits');
  if (options.empty === true && options.classic === true) {
    throw new CommandProblem('usage.invalid', 'Take one of --empty and --classic: a world starts in one way.');
  }
  const place = enforcementPlace(options);
  const settings = await settingsOf(options);
  const iamPolicy = options.iam === undefined ? undefined : await readIamPolicy(options.iam);
  const key = keyOf(context, options);
  const interrupted = nextInterrupt(context);
  const running = await start(context, { ...options, iamPolicy, settings, place }, key);

  const document = {
    url: running.url,
    region: options.region,
    accountId: options.account,
    accessKeyId: key.accessKeyId,
    dataDir: options.dataDir ?? null,
    iamPolicy: options.iam ?? null,
    isThrottled: options.throttle === true,
    isEnforced: place !== undefined,
    networkNamespace: place?.networkNamespace ?? null,
  };
  context.print(document, ec2Welcome({ ...document, isUsualKey: key.secretAccessKey === USUAL_KEY }));
  await interrupted;
  context.note('Ending.');
  await running.close();
  if (place !== undefined) context.note(stillEnforced(place));
}

interface Key {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

interface StartOptions extends Ec2Options {
  readonly port: number;
  readonly iamPolicy: unknown;
  readonly settings: AccountSettings;
  readonly place: NftPlace | undefined;
}

/** The usual settings with the quotas that were given, if AWS would set them so. @throws usage.invalid */
async function settingsOf({ quota = [] }: Ec2Options): Promise<AccountSettings> {
  const quotas = quotasOf(quota);
  const { settingsProblem, USUAL_SETTINGS } = await import('@gatelease/ec2-engine');
  const settings = { ...USUAL_SETTINGS, ...quotas };
  const problem = settingsProblem(settings);
  if (problem !== undefined) throw new CommandProblem('usage.invalid', `AWS sets no such quotas: ${problem}`);
  return settings;
}

async function start(context: CommandContext, options: StartOptions, key: Key): Promise<LocalEc2> {
  const engine = await import('@gatelease/ec2-engine');
  try {
    return await engine.startLocalEc2({
      ...key,
      port: options.port,
      host: options.host,
      region: options.region,
      accountId: options.account,
      seed: seedOf(engine, options),
      isThrottled: options.throttle === true,
      iamPolicy: options.iamPolicy,
      settings: options.settings,
      ...(options.dataDir === undefined ? {} : { dataDir: options.dataDir }),
      ...(options.place === undefined ? {} : { enforceIn: options.place }),
      log: logOf(context),
    });
  } catch (error) {
    if (error instanceof engine.EnforcementError) throw notEnforced(error);
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

function seedOf(engine: typeof LocalEc2Engine, { empty, classic }: Ec2Options): Seed {
  if (classic === true) return engine.classicSeed;
  return empty === true ? engine.emptySeed : engine.threeTierSeed;
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
    context.note(`${message} ${JSON.stringify(facts, errorsAsTexts)}`);
  };
  return { info: () => undefined, warn: tell, error: tell };
}

function errorsAsTexts(_key: string, value: unknown): unknown {
  return value instanceof Error ? value.message : value;
}
