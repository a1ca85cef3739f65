import type { Client } from '@gatelease/contract/client';
import type { ResourceDetailView, ResourceView } from '@gatelease/contract';
import type { CommandContext } from '../command-context.ts';
import { CommandProblem } from '../command-problem.ts';
import { poll } from '../wait/poll.ts';
import { describeResource } from './resource-text.ts';

const PATIENCE_MS = 30_000;

/** Has the group read and put right now, and tells what came of it. @throws resource.failing, verification.unfinished */
export async function verifyResource(
  context: CommandContext,
  client: Client,
  { resourceId, name }: ResourceView,
): Promise<void> {
  const { io } = context;
  const { askedAt } = await client('refreshResource', { params: { resourceId } });
  const giveUpAt = io.now().getTime() + PATIENCE_MS;
  const resource = await poll(io, {
    read: () => client('readResource', { params: { resourceId } }),
    isDone: (read) => isAnswer(read, askedAt) || io.now().getTime() > giveUpAt,
    longestPauseMs: 1_000,
    signal: new AbortController().signal,
  });
  if (!isAnswer(resource, askedAt)) {
    throw new CommandProblem('verification.unfinished', `${name} is still being read.`);
  }
  context.print(resource, describeResource(resource, context));
  if (resource.health.state === 'failing') throw new CommandProblem('resource.failing', `${name} is in trouble.`);
}

/** A picture that was read, or a trouble that was met, after it was asked for. */
function isAnswer({ readAt, health }: ResourceDetailView, askedAt: string): boolean {
  const asked = new Date(askedAt).getTime();
  const isLater = (at: string | null) => at !== null && new Date(at).getTime() >= asked;
  return isLater(readAt) || (health.state === 'failing' && isLater(health.checkedAt));
}
