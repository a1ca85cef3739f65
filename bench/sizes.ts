/** How much is measured. */
export interface Sizes {
  readonly opening: { readonly warmUpRounds: number; readonly rounds: number };
  readonly closing: { readonly leases: number; readonly groups: number; readonly spreadSeconds: number };
  readonly together: { readonly leases: number; readonly groups: number };
  readonly engine: {
    /** Groups that both engines hold, and rules in each of them. */
    readonly groups: number;
    readonly rulesPerGroup: number;
    readonly clients: number;
    /** How often each server has its turn, and how long one takes. */
    readonly turns: number;
    readonly turnMs: number;
    readonly manyGroups: number;
    readonly manyRulesPerGroup: number;
  };
  readonly start: { readonly starts: number; readonly leases: number; readonly groups: number };
  readonly enforce: {
    /** Groups of the large table, and rules in each of them; the small table has one such group. */
    readonly groups: number;
    readonly rulesPerGroup: number;
    readonly changes: number;
    readonly connections: number;
    readonly streamMs: number;
  };
  readonly explain: { readonly groups: number; readonly rulesPerGroup: number; readonly questions: number };
}

export const FULL_SIZES: Sizes = {
  opening: { warmUpRounds: 1_000, rounds: 300 },
  closing: { leases: 10_000, groups: 200, spreadSeconds: 60 },
  together: { leases: 1_000, groups: 20 },
  engine: {
    groups: 100,
    rulesPerGroup: 6,
    clients: 8,
    turns: 10,
    turnMs: 500,
    manyGroups: 1_000,
    manyRulesPerGroup: 60,
  },
  start: { starts: 5, leases: 500, groups: 10 },
  enforce: { groups: 1_000, rulesPerGroup: 60, changes: 500, connections: 300, streamMs: 4_000 },
  explain: { groups: 10_000, rulesPerGroup: 60, questions: 10_000 },
};

export const QUICK_SIZES: Sizes = {
  opening: { warmUpRounds: 10, rounds: 40 },
  closing: { leases: 1_000, groups: 20, spreadSeconds: 6 },
  together: { leases: 100, groups: 5 },
  engine: {
    groups: 10,
    rulesPerGroup: 6,
    clients: 8,
    turns: 3,
    turnMs: 200,
    manyGroups: 50,
    manyRulesPerGroup: 60,
  },
  start: { starts: 2, leases: 50, groups: 2 },
  enforce: { groups: 50, rulesPerGroup: 60, changes: 100, connections: 100, streamMs: 1_000 },
  explain: { groups: 500, rulesPerGroup: 60, questions: 500 },
};
