import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { adopt, endChild } from './ending.ts';
import type { EngineOrder, EngineReport, RuleChange } from './engine-messages.ts';
import type { Workspace } from './workspace.ts';

/** Beside this file once both are bundled. */
const PROGRAM = fileURLToPath(new URL('./engine-child.mjs', import.meta.url));
const PATIENCE_MS = 20_000;

export type CallCounts = ReadonlyMap<string, number>;

/** A Local EC2 in a process of its own, and what it tells. */
export class Engine {
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #listeners = new Set<(change: RuleChange) => void>();

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
    child.on('message', (report: EngineReport) => {
      if (report.kind !== 'changes') return;
      for (const change of report.changes) for (const listener of this.#listeners) listener(change);
    });
  }

  /** @param options `isWatched`: whether it tells of calls and changes, which costs it time of its own. */
  static async start(
    workspace: Workspace,
    options: { readonly onDisk: boolean; readonly isWatched?: boolean },
  ): Promise<Engine> {
    const { onDisk, isWatched = true } = options;
    const args = [isWatched ? 'watched' : 'unwatched', ...(onDisk ? [await workspace.directory()] : [])];
    const child = fork(PROGRAM, args, { serialization: 'advanced', execArgv: ['--enable-source-maps'] });
    adopt(child);
    workspace.onEnd(() => endChild(child));
    const { url } = await reportOf(child, 'ready');
    return new Engine(child, url);
  }

  onChange(listener: (change: RuleChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The next rule that comes to or goes from a group. Ask before causing it. */
  next(kind: RuleChange['kind'], groupId: string): Promise<RuleChange> {
    return new Promise((resolve, reject) => {
      const end = this.onChange((change) => {
        if (change.kind !== kind || change.groupId !== groupId) return;
        clearTimeout(impatience);
        end();
        resolve(change);
      });
      const impatience = setTimeout(() => {
        end();
        reject(new Error(`No rule ${kind} in ${groupId} within ${String(PATIENCE_MS)} ms.`));
      }, PATIENCE_MS);
    });
  }

  /** Calls so far, by action. */
  async countCalls(): Promise<CallCounts> {
    const counted = reportOf(this.#child, 'calls');
    const order: EngineOrder = { kind: 'count-calls' };
    this.#child.send(order);
    return (await counted).byAction;
  }
}

/** What came between two counts; actions without calls left out. */
export function callsBetween(before: CallCounts, after: CallCounts): CallCounts {
  const added = [...after].map(([action, count]) => [action, count - (before.get(action) ?? 0)] as const);
  return new Map(added.filter(([, count]) => count > 0));
}

export function totalOf(counts: CallCounts): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

export function formatCounts(counts: CallCounts): string {
  return [...counts].map(([action, count]) => `${action} ${String(count)}`).join(', ') || 'none';
}

function reportOf<Kind extends EngineReport['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<EngineReport, { kind: Kind }>> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(impatience);
      child.off('message', hear);
      child.off('exit', fail);
    };
    const hear = (report: EngineReport): void => {
      if (report.kind !== kind) return;
      end();
      resolve(report as Extract<EngineReport, { kind: Kind }>);
    };
    const fail = (): void => {
      end();
      reject(new Error(`Local EC2 did not report "${kind}".`));
    };
    const impatience = setTimeout(fail, PATIENCE_MS);
    child.on('message', hear);
    child.once('exit', fail);
  });
}
