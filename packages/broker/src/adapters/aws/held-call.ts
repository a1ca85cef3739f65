import type { EC2Client } from '@aws-sdk/client-ec2';
import { GatewayError } from '../../application/ports/security-group-gateway.ts';

/** What the calls with these inputs wait for. */
const HELD = new WeakMap<object, Promise<void>>();

/** Holds a command back, once it is ready to be sent, until `kept` has resolved. Its client must have `addHolding`. */
export function held<Command extends { readonly input: object }>(command: Command, kept: Promise<void>): Command {
  HELD.set(command.input, kept);
  return command;
}

/**
 * Makes a client hold back what `held` says: spelled and signed, so that nothing but the sending is left to do.
 *
 * A middleware and not a handler of requests, because only here it can be seen which input a request was made of.
 */
export function addHolding(client: EC2Client): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const kept = HELD.get(args.input);
      if (kept !== undefined) await kept.catch(refuseToSend);
      return next(args);
    },
    // The last thing before the connection: after the signature.
    { name: 'holdUntilKept', step: 'finalizeRequest', priority: 'low' },
  );
}

function refuseToSend(cause: unknown): never {
  const why = 'The call was not sent, because the database could not keep what it rests on.';
  throw new GatewayError('unavailable', why, { cause });
}
