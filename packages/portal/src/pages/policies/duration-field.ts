export const DURATION_UNITS = ['minutes', 'hours', 'days', 'window'] as const;

/** A duration as it is typed: a number and a unit, or to the end of the window. */
export interface DurationField {
  readonly amount: string;
  /** One of `DURATION_UNITS`. */
  readonly unit: string;
}

const SECONDS: Readonly<Record<string, number>> = { minutes: 60, hours: 3600, days: 86_400 };

/** In the largest unit that leaves a whole number. `null` is to the end of the window. */
export function durationFieldOf(seconds: number | null): DurationField {
  if (seconds === null) return { amount: '', unit: 'window' };
  const unit = (['days', 'hours', 'minutes'] as const).find((name) => seconds % (SECONDS[name] ?? 1) === 0);
  return { amount: String(seconds / (SECONDS[unit ?? 'minutes'] ?? 1)), unit: unit ?? 'minutes' };
}

/** The seconds, `null` for the end of the window. What is no number is 0, which the server refuses at this field. */
export function secondsOf({ amount, unit }: DurationField): number | null {
  if (unit === 'window') return null;
  const seconds = Number(amount.replace(',', '.')) * (SECONDS[unit] ?? NaN);
  return Number.isFinite(seconds) ? Math.round(seconds) : 0;
}
