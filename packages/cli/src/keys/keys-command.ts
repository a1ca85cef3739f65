import { KEY_SCOPES } from '@gatelease/contract/key-scope';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { collected, graceOption } from '../commands/option-parsers.ts';
import { withServerOptions } from '../session/connect.ts';
import { createKey, type CreateOptions } from './create-key.ts';
import { lifetimeOption, scopeOption, sourceOption } from './key-options.ts';
import { listKeys, type ListOptions } from './list-keys.ts';
import { revokeKey } from './revoke-key.ts';
import { rotateKey, type RotateOptions } from './rotate-key.ts';
import type { ServerChoice } from '../session/choose-session.ts';

/** Adds `keys create`, `keys ls`, `keys rotate` and `keys revoke`. */
export function addKeysCommand(program: Command, context: CommandContext): void {
  const keys = program
    .command('keys')
    .summary('make and end API keys for programs')
    .description(
      'API keys let programs use Gatelease in your name: never more than you may, and less where you say so.\nA program gives its key in GATELEASE_API_KEY, or in the header "Authorization: Bearer gl_…".',
    );
  addCreate(keys, context);
  addList(keys, context);
  addRotate(keys, context);
  addRevoke(keys, context);
  keys.addHelpText(
    'after',
    `
Examples:
  gatelease keys create deploys --scope access-requests:write --scope leases:write --resource production-web
  gatelease keys ls
  gatelease keys rotate deploys --grace 1d
  gatelease keys revoke deploys

Scopes:
${scopeList()}`,
  );
}

function addCreate(keys: Command, context: CommandContext): void {
  withServerOptions(
    keys
      .command('create')
      .summary('make a key, and show it once')
      .description(
        'Make an API key. It is shown once, on standard output alone, so that it can go into a secret store.',
      )
      .argument('<name>', 'what the key is for')
      .requiredOption('--scope <scope...>', 'what it is good for; several times for several', scopeOption)
      .option('--resource <name...>', 'bind it to this resource, by name or id; several times for several', collected)
      .option('--from <range...>', 'where it can be used from: an address or a CIDR; several times', sourceOption)
      .option('--lifetime <duration>', 'how long it works, in days like 30d, or forever (default: 90d)', lifetimeOption)
      .option('--password-stdin', 'read your password from standard input, when your sign-in is not fresh'),
  )
    .addHelpText('after', '\nExample:\n  gatelease keys create ci --scope access-requests:write --from 198.51.100.0/24')
    .action((name: string, options: CreateOptions) => createKey(context, name, options));
}

function addList(keys: Command, context: CommandContext): void {
  withServerOptions(
    keys
      .command('ls')
      .summary('list keys: yours, or everybody’s with --all')
      .description('List API keys with what they are good for, and when and from where they were used last.')
      .option('--all', 'everybody’s, for those who may see them'),
  )
    .addHelpText('after', '\nExample:\n  gatelease keys ls --json')
    .action((options: ListOptions) => listKeys(context, options));
}

function addRotate(keys: Command, context: CommandContext): void {
  withServerOptions(
    keys
      .command('rotate')
      .summary('give a key a new secret')
      .description('Give a key of yours a new secret. The old one works on for a while, so that nothing stops.')
      .argument('<key>', 'the key, by name, id or how it begins')
      .option(
        '--grace <duration>',
        'how long the old secret works, 0s for not at all (default: 1h)',
        graceOption('--grace'),
      )
      .option('--password-stdin', 'read your password from standard input, when your sign-in is not fresh'),
  )
    .addHelpText('after', '\nExample:\n  gatelease keys rotate deploys --grace 1d')
    .action((name: string, options: RotateOptions) => rotateKey(context, name, options));
}

function addRevoke(keys: Command, context: CommandContext): void {
  withServerOptions(
    keys
      .command('revoke')
      .summary('end a key for good')
      .description('End a key: yours, or as an administrator anybody’s. Its next request is refused.')
      .argument('<key>', 'the key, by name, id or how it begins'),
  )
    .addHelpText('after', '\nExample:\n  gatelease keys revoke gl_k7Q2mN4pX9')
    .action((name: string, options: ServerChoice) => revokeKey(context, name, options));
}

function scopeList(): string {
  return Object.entries(KEY_SCOPES)
    .map(([scope, title]) => `  ${scope.padEnd(22)} ${title}`)
    .join('\n');
}
