import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { collected } from '../commands/option-parsers.ts';
import type { ServerChoice } from '../session/choose-session.ts';
import { connect, withServerOptions } from '../session/connect.ts';
import { addCredential } from './add-credential.ts';
import type { AddOptions } from './add-credential.ts';
import { credentialNamed } from './credential-named.ts';
import { describeCredential, formatCredentials } from './credential-text.ts';
import { readKeys } from './keys-input.ts';
import type { KeysOptions } from './keys-input.ts';
import { tellVerified } from './tell-verified.ts';
import { waitForVerification } from './wait-for-verification.ts';

/** Adds `credentials` with what can be done to AWS accounts. */
export function addCredentialsCommand(program: Command, context: CommandContext): void {
  const credentials = program
    .command('credentials')
    .summary('AWS accounts: add, verify, replace keys')
    .description('The AWS accounts that Gatelease works in, and the keys or roles it uses there.');

  withServerOptions(credentials.command('ls').description('List the AWS accounts.')).action((options: ServerChoice) =>
    list(context, options),
  );
  withServerOptions(
    credentials
      .command('add <name>')
      .description('Add an AWS account, and wait until it was verified.')
      .requiredOption('--region <region>', 'where it is used; several times for several', collected)
      .option('--access-key-id <id>', 'the id of an access key; its secret is asked for')
      .option('--secret-stdin', 'read the secret access key from standard input')
      .option('--keys-from-env', 'take AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY of this environment')
      .option('--role <arn>', 'a role to assume, in place of a key')
      .option('--external-id <id>', 'what the role wants to hear (default: one is made)')
      .option('--through <account>', 'which account assumes the role (default: that of the server)')
      .option('--server-credentials', 'use what the environment of the server gives')
      .option('--endpoint <url>', 'what answers in the place of AWS; {region} stands for the region'),
  ).action((name: string, options: AddOptions) => addCredential(context, name, options));
  withServerOptions(
    credentials.command('show <account>').description('Show one account, with what it may not do.'),
  ).action((named: string, options: ServerChoice) => show(context, named, options));
  withServerOptions(
    credentials.command('verify <account>').description('Verify an account now, and wait for what comes of it.'),
  ).action((named: string, options: ServerChoice) => verify(context, named, options));
  withServerOptions(
    credentials
      .command('replace-keys <account>')
      .description('Put new keys in the place of the old ones. Resources and open leases stay.')
      .option('--access-key-id <id>', 'the id of the new key')
      .option('--secret-stdin', 'read its secret from standard input')
      .option('--keys-from-env', 'take AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY of this environment'),
  ).action((named: string, options: ServerChoice & KeysOptions) => replaceKeys(context, named, options));
  withServerOptions(
    credentials.command('delete <account>').description('Forget an account that no resource needs any more.'),
  ).action((named: string, options: ServerChoice) => remove(context, named, options));

  credentials.addHelpText(
    'after',
    `
Secrets come from a prompt, from standard input or from the environment, never from an argument.

Examples:
  gatelease credentials ls
  gatelease credentials add Production --region eu-central-1 --region us-east-1
  gatelease credentials add Staging --region eu-central-1 --role arn:aws:iam::111122223333:role/gatelease
  gatelease credentials replace-keys Production --access-key-id AKIAIOSFODNN7EXAMPLE --secret-stdin < secret.txt`,
  );
}

async function list(context: CommandContext, options: ServerChoice): Promise<void> {
  const { client } = await connect(context, options);
  const { items } = await client('listCredentials');
  const text = items.length === 0 ? 'There is no AWS account.' : formatCredentials(items, context);
  context.print({ credentials: items }, text);
}

async function show(context: CommandContext, named: string, options: ServerChoice): Promise<void> {
  const { client } = await connect(context, options);
  const credential = await credentialNamed(client, named);
  context.print(credential, describeCredential(credential, context));
}

async function verify(context: CommandContext, named: string, options: ServerChoice): Promise<void> {
  const { client } = await connect(context, options);
  const { credentialId } = await credentialNamed(client, named);
  const { askedAt } = await client('verifyCredential', { params: { credentialId } });
  tellVerified(context, await waitForVerification(context, client, { credentialId, askedAt }));
}

async function replaceKeys(context: CommandContext, named: string, options: ServerChoice & KeysOptions): Promise<void> {
  const { client } = await connect(context, options);
  const { credentialId } = await credentialNamed(client, named);
  const keys = await readKeys(context, options);
  const { keysReplacedAt } = await client('replaceCredentialKeys', { params: { credentialId }, body: keys });
  tellVerified(context, await waitForVerification(context, client, { credentialId, askedAt: keysReplacedAt }));
}

async function remove(context: CommandContext, named: string, options: ServerChoice): Promise<void> {
  const { client } = await connect(context, options);
  const { credentialId, name } = await credentialNamed(client, named);
  await client('deleteCredential', { params: { credentialId } });
  context.print({ credentialId }, `Gatelease has forgotten ${name} and its keys.`);
}
