import type { PartReport } from '../report/figure.ts';
import type { Workspace } from '../running/workspace.ts';
import type { Sizes } from '../sizes.ts';

/** What a part is given. */
export interface Bench {
  readonly workspace: Workspace;
  readonly sizes: Sizes;
  readonly profileDir: string | null;
  /** For the impatient. */
  readonly say: (text: string) => void;
}

/** Measures one thing and ends nothing itself: the workspace does. */
export type Part = (bench: Bench) => Promise<PartReport>;
