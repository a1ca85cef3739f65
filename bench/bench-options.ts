import { parseArgs } from 'node:util';
import { FULL_SIZES, QUICK_SIZES } from './sizes.ts';
import type { Sizes } from './sizes.ts';

export const PARTS = ['opening', 'closing', 'together', 'engine', 'start', 'explain', 'enforce'] as const;

export type PartName = (typeof PARTS)[number];

export interface BenchOptions {
  readonly parts: readonly PartName[];
  readonly sizes: Sizes;
  /** Whether the figures go to `docs/benchmarks.md`, too. */
  readonly writes: boolean;
  /** Where the servers leave CPU profiles; `null`: nowhere. */
  readonly profileDir: string | null;
}

export const USAGE = `npm run bench -- [options]

  --only PART[,PART]   ${PARTS.join(', ')}
  --quick              small sizes, to see that everything works
  --write              write docs/benchmarks.md
  --profile DIR        leave a CPU profile of every server there
`;

/** @throws Error that says what was wrong with the arguments. */
export function readBenchOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      profile: { type: 'string' },
    },
  });
  return {
    parts: values.only === undefined ? PARTS : values.only.split(',').map(partNamed),
    sizes: values.quick ? QUICK_SIZES : FULL_SIZES,
    writes: values.write,
    profileDir: values.profile ?? null,
  };
}

function partNamed(name: string): PartName {
  const part = PARTS.find((known) => known === name);
  if (part === undefined) throw new Error(`There is no part "${name}"; the parts are ${PARTS.join(', ')}.`);
  return part;
}
