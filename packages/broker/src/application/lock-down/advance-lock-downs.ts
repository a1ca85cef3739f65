import type { LockDown } from '../../domain/lock-down.ts';
import { newEvent } from '../made-by.ts';
import type { MadeBy } from '../made-by.ts';
import { GatewayError } from '../ports/security-group-gateway.ts';
import { ProblemError } from '../problem-error.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { lockDownFacts } from './lock-down-facts.ts';
import { stepLockDown } from './lock-down-step.ts';
import type { LockDownTools, Stepped } from './lock-down-step.ts';

const AT_ONCE = 4;
/** How long a worker has for one step before another one may take it. Two who take the same one do no harm. */
const TIME_FOR_A_STEP_MS = 60_000;
const SLOWEST_RETRY_MS = 60_000;

type Context = Pick<UseCaseContext, 'store' | 'clock' | 'ids' | 'changes'>;

/**
 * Takes the next step of every lock-down that is due. The worker's.
 *
 * What a step needs is saved before it, and what came of it after it, with its event. A failure of AWS is kept with the
 * lock-down, where people see it, and the step is tried again, ever more slowly; the time to confirm runs on meanwhile.
 */
export function makeAdvanceLockDowns(context: Context, tools: Omit<LockDownTools, 'clock'>): () => Promise<void> {
  const { store, clock, changes } = context;

  const stepOne = async (taken: LockDown): Promise<void> => {
    const stepped = await stepOrProblem({ ...tools, clock }, taken);
    const isKept = await save(context, stepped);
    if (isKept) changes.publish({ organizationId: taken.organizationId, topic: 'accounts' });
  };

  return async () => {
    const now = clock.now();
    if (!(await store.read((tx) => tx.lockDowns.isAnyDue(now)))) return;
    const freeAt = new Date(now.getTime() + TIME_FOR_A_STEP_MS);
    const taken = await store.write((tx) => tx.lockDowns.takeDue(now, freeAt, AT_ONCE));
    await Promise.all(taken.map(stepOne));
  };
}

async function stepOrProblem(tools: LockDownTools, taken: LockDown): Promise<Stepped> {
  try {
    return await stepLockDown(tools, taken);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    const waitMs = Math.min(SLOWEST_RETRY_MS, 1000 * 2 ** Math.min(taken.attempts, 10));
    const retryAt = tools.clock.now().getTime() + waitMs;
    const dueAt = new Date(Math.min(retryAt, taken.confirmBy?.getTime() ?? retryAt));
    const lockDown = { ...taken, problem: error.message, attempts: taken.attempts + 1, dueAt };
    const isNew = taken.problem !== error.message;
    return { lockDown, event: isNew ? { kind: 'lock-down.problem', detail: { problem: error.message } } : null };
  }
}

/** @returns false when somebody decided otherwise meanwhile: then that counts, and the next step sees to it */
async function save({ store, clock, ids }: Context, { lockDown, event }: Stepped): Promise<boolean> {
  const made: MadeBy = {
    ids,
    at: clock.now(),
    actor: { kind: 'system' },
    organizationId: lockDown.organizationId,
  };
  try {
    await store.write(async (tx) => {
      await tx.lockDowns.update(lockDown);
      if (event === null) return;
      const detail = { ...lockDownFacts(lockDown), ...event.detail };
      await tx.events.append([newEvent(made, event.kind, { detail })]);
    });
    return true;
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'storage.conflict') return false;
    throw error;
  }
}
