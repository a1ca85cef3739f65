import type { CredentialView } from '@gatelease/contract';
import type { Colors, CommandContext } from '../command-context.ts';
import { printable } from '../output/printable.ts';
import { formatTable, type Cell } from '../output/table.ts';
import { formatInstant } from '../output/when.ts';

const DAY_MS = 86_400_000;

const NOTHING_TO_TRY =
  'Reading was tried, and is allowed. Opening and closing are tried as soon as a security group of it is added.';

/** One line an account. */
export function formatCredentials(credentials: readonly CredentialView[], context: CommandContext): string {
  const { now } = context.timeFrame();
  const rows = credentials.map((credential): Cell[] => [
    credential.name,
    credential.verification.accountId ?? '',
    credential.kind,
    credential.regions.join(', '),
    String(credential.resources),
    keyAge(credential, now),
    { text: credential.verification.state, paint: painterOf(credential.verification.state, context.paint) },
    credential.credentialId,
  ]);
  return formatTable(['NAME', 'ACCOUNT', 'KIND', 'REGIONS', 'RESOURCES', 'KEYS', 'STATE', 'ID'], rows);
}

/** Everything about one account, with what it may not do and the statements that would allow it. */
export function describeCredential(credential: CredentialView, context: CommandContext): string {
  const { verification } = credential;
  const frame = context.timeFrame();
  const lines = [
    `${credential.name}  (${credential.credentialId})`,
    fact('Kind', credential.kind),
    ...factsOfKind(credential, frame.now),
    fact('Regions', credential.regions.join(', ')),
    ...(credential.endpoint === null ? [] : [fact('Endpoint', credential.endpoint)]),
    ...(verification.arn === null ? [] : [fact('Identity', verification.arn)]),
    fact('Resources', String(credential.resources)),
    fact('State', verification.state),
    fact('Verified', verification.verifiedAt === null ? 'not yet' : formatInstant(verification.verifiedAt, frame)),
    ...(verification.problem === null ? [] : ['', verification.problem.detail]),
    ...(verification.state === 'valid' && credential.resources === 0 ? ['', NOTHING_TO_TRY] : []),
    ...refusalLines(credential),
  ];
  return lines.map((line) => line.split('\n').map(printable).join('\n')).join('\n');
}

function factsOfKind(credential: CredentialView, now: Date): readonly string[] {
  switch (credential.kind) {
    case 'ambient':
      return [];
    case 'access-key':
      return [fact('Access key', `${credential.accessKeyId ?? ''}, ${keyAge(credential, now)} old`)];
    case 'assumed-role':
      return [
        fact('Role', credential.roleArn ?? ''),
        fact('External id', credential.externalId ?? ''),
        fact('Assumed by', credential.throughName ?? 'an account that is gone'),
      ];
  }
}

function refusalLines({ verification }: CredentialView): readonly string[] {
  return verification.refusals.flatMap(({ action, region, groupId, resourceName, why, statement }) => {
    const where = groupId === null ? `in ${region}` : `on ${resourceName ?? groupId} (${groupId}, ${region})`;
    if (why === 'region-not-enabled') return ['', `${region} is not switched on in this account.`];
    return ['', `${action} is refused ${where}. This statement allows it:`, ...(statement === null ? [] : [statement])];
  });
}

function keyAge({ keysReplacedAt, areKeysOld }: CredentialView, now: Date): string {
  if (keysReplacedAt === null) return '';
  const days = Math.max(0, Math.floor((now.getTime() - new Date(keysReplacedAt).getTime()) / DAY_MS));
  return `${String(days)} days${areKeysOld ? ', replace them' : ''}`;
}

function fact(name: string, value: string): string {
  return `  ${name.padEnd(12)}${value}`;
}

function painterOf(state: CredentialView['verification']['state'], paint: Colors): (text: string) => string {
  switch (state) {
    case 'valid':
      return paint.green;
    case 'limited':
      return paint.yellow;
    case 'invalid':
      return paint.red;
    case 'unknown':
      return paint.dim;
  }
}
