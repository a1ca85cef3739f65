import type { CommandContext } from '../command-context.ts';
import { printable } from '../output/printable.ts';
import { formatInstant } from '../output/when.ts';
import type { ServerChoice } from '../session/choose-session.ts';
import { connect } from '../session/connect.ts';
import { findOwnKey } from './find-key.ts';
import { withConfirmation } from './with-confirmation.ts';

export interface RotateOptions extends ServerChoice {
  /** In seconds. */
  readonly grace?: number;
  readonly passwordStdin?: boolean;
}

/** `keys rotate`: the new key alone goes to standard output. */
export async function rotateKey(context: CommandContext, name: string, options: RotateOptions): Promise<void> {
  const { client } = await connect(context, options);
  const { keyId } = await findOwnKey(client, name);
  const grace = options.grace === undefined ? {} : { graceSeconds: options.grace };
  const rotated = await withConfirmation(context, options, (confirmed) =>
    client('rotateApiKey', { params: { keyId }, body: { ...grace, ...confirmed } }),
  );
  const { previousSecretUntil, name: found } = rotated.apiKey;
  const old =
    previousSecretUntil === null
      ? 'The old secret has stopped working.'
      : `The old secret works until ${formatInstant(previousSecretUntil, context.timeFrame())}.`;
  context.note(printable(`The key "${found}" has a new secret, shown this once. ${old}`));
  context.print(rotated, rotated.token);
}
