import type { CommandContext } from '../command-context.ts';
import { printable } from '../output/printable.ts';
import type { ServerChoice } from '../session/choose-session.ts';
import { connect } from '../session/connect.ts';
import { findRevocableKey } from './find-key.ts';

/** `keys revoke`. What the key opened stays open until its end, and that is said. */
export async function revokeKey(context: CommandContext, name: string, options: ServerChoice): Promise<void> {
  const { client } = await connect(context, options);
  const { keyId } = await findRevocableKey(client, name);
  const revoked = await client('revokeApiKey', { params: { keyId } });
  const text = `The key "${revoked.name}" of ${revoked.personName} is revoked. What it opened stays open until its end.`;
  context.print(revoked, printable(text));
}
