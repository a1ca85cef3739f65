/** One line of the table. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  /** What it is held against, in the same run. */
  readonly beside?: string;
  readonly ratio?: string;
  readonly target?: string;
  /** `undefined`: there is no target. */
  readonly isMet?: boolean;
}

/** What one part has to show. */
export interface PartReport {
  readonly title: string;
  readonly figures: readonly Figure[];
  /** What a reader must know to judge them: what was missing, or went on meanwhile. */
  readonly notes: readonly string[];
}

export function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ms`;
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

/** A figure beside another of the same unit, held to a greatest ratio. */
export function ratioFigure(name: string, measured: number, beside: number, most?: number): Figure {
  const ratio = measured / beside;
  return {
    name,
    value: milliseconds(measured),
    beside: milliseconds(beside),
    ratio: ratio < 0.1 ? `1/${(1 / ratio).toFixed(0)}` : ratio.toFixed(2),
    ...(most === undefined ? {} : { target: mostText(most), isMet: ratio <= most }),
  };
}

function mostText(most: number): string {
  return most < 0.1 ? `at most 1/${(1 / most).toFixed(0)}` : `at most ${String(most)}`;
}
