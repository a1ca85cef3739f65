import { until } from '../clock.ts';
import type { Engine } from './engine.ts';

/** Which rules the engine holds, and when each of them went. */
export class RuleWatch {
  readonly present = new Set<string>();
  /** Wall clock, by CIDR. */
  readonly wentAtMs = new Map<string, number>();

  constructor(engine: Engine) {
    engine.onChange(({ kind, cidr, atMs }) => {
      if (kind === 'came') {
        this.present.add(cidr);
      } else {
        this.present.delete(cidr);
        this.wentAtMs.set(cidr, atMs);
      }
    });
  }

  async untilPresent(count: number, withinMs: number): Promise<void> {
    const isRight = (size: number): boolean => size === count;
    await until(`${String(count)} rules are there`, () => this.present.size, { isRight, withinMs, everyMs: 20 });
  }

  /** Milliseconds from the end of each lease to the moment its rule was gone; Infinity for one that is still there. */
  lateness(endsAtMs: ReadonlyMap<string, number>): readonly number[] {
    return [...endsAtMs].map(([cidr, endMs]) => (this.wentAtMs.get(cidr) ?? Infinity) - endMs);
  }
}
