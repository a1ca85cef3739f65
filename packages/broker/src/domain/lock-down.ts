import type { LockDownDraft, Rule } from '@gatelease/security-groups';

/** Groups being locked down by a plan that somebody reviewed. The worker carries it out, step by step. */
export interface LockDown {
  readonly lockDownId: string;
  readonly organizationId: string;
  readonly credentialId: string;
  readonly region: string;
  /** The plan as it was reviewed. */
  readonly draft: LockDownDraft;
  readonly madeAt: Date;
  readonly state: LockDownState;
  /** Rules that somebody chose to be taken away, by EC2's ids. */
  readonly chosenRuleIds: readonly string[];
  /** `null`: they stay away without anybody confirming. */
  readonly confirmWithinSeconds: number | null;
  /** When the old rules come back by themselves; saved before the first of them goes. */
  readonly confirmBy: Date | null;
  /** Until when the load balancer's targets are watched. */
  readonly watchUntil: Date | null;
  /** Everything about the chosen rules, saved before the first of them goes. */
  readonly removed: readonly KeptGroupRule[];
  /** How the load balancer found its targets last. */
  readonly targets: LockDownDraft['targets'];
  /** Why it is where it is, when that was nobody's choice: the old rules came back, the plan was refused. */
  readonly note: string | null;
  /** What keeps the worker from going on; it tries again. */
  readonly problem: string | null;
  readonly attempts: number;
  /** When the worker has something to do; `null` when it waits for people. */
  readonly dueAt: Date | null;
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly version: number;
}

/** A rule with everything that is needed to put it back as it was. */
export interface KeptGroupRule {
  readonly groupId: string;
  readonly ruleId: string;
  readonly rule: Rule;
  readonly description: string | null;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * | state | what the worker does | and then |
 * |---|---|---|
 * | `checking` | holds the plan against the groups as they are | `adding`, or `refused` |
 * | `adding` | adds the rules that are missing, reads them back | `removing` when rules were chosen, else `added` |
 * | `added` | waits for people | |
 * | `removing` | writes down the chosen rules, takes them away | `watching` |
 * | `watching` | looks whether everything works without them | `confirming`, `done`, or `restoring` |
 * | `confirming` | waits for people, until `confirmBy` | `restoring` |
 * | `restoring` | puts the old rules back | `added` |
 * | `undoing` | puts the old rules back, takes away what was added | `undone` |
 * | `done`, `undone`, `refused` | nothing | |
 */
export const LOCK_DOWN_STATES = [
  'checking',
  'adding',
  'added',
  'removing',
  'watching',
  'confirming',
  'restoring',
  'undoing',
  'done',
  'undone',
  'refused',
] as const;

export type LockDownState = (typeof LOCK_DOWN_STATES)[number];
