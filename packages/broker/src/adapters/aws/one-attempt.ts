import type { EC2Client } from '@aws-sdk/client-ec2';

/**
 * Takes the place of the SDK's middleware for retries: every call is sent once. `maxAttempts: 1` says the same, but what
 * would count, budget and describe attempts then runs all the same, before each call leaves.
 *
 * It goes by the name of what it replaces, because the signature finds its place by that.
 */
export function makeOneAttempt(client: EC2Client): void {
  client.middlewareStack.add((next) => (args) => next(args), {
    name: 'retryMiddleware',
    step: 'finalizeRequest',
    priority: 'high',
    override: true,
  });
}
