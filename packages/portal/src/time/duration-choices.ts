import { durationText } from './duration-text.ts';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;
const PRESETS = [
  ...[15, 30].map((count) => count * MINUTE),
  ...[1, 2, 4, 8, 12].map((count) => count * HOUR),
  ...[1, 2, 3, 7, 14, 30, 90, 180, 365].map((count) => count * DAY),
];
const MOST_PRESETS = 7;

/** How long access can be wished for. `null` is to the end of the window. */
export interface DurationChoice {
  readonly seconds: number | null;
  readonly text: string;
}

export interface DurationLimits {
  readonly defaultSeconds: number | null;
  readonly longestSeconds: number | null;
  /** Until the present window ends; `null` when the schedule is open always. */
  readonly windowSeconds: number | null;
}

/**
 * What to offer: the usual lengths up to the longest, the policy's own default and longest among them, and the end of
 * the window where the policy lets one stay that long. Shortest first.
 */
export function durationChoices(limits: DurationLimits): readonly DurationChoice[] {
  const { defaultSeconds, longestSeconds, windowSeconds } = limits;
  const most = Math.min(longestSeconds ?? Infinity, windowSeconds ?? Infinity);
  const own = [defaultSeconds, longestSeconds].filter((seconds) => seconds !== null && seconds <= most);
  const presets = PRESETS.filter((seconds) => seconds <= most).slice(-MOST_PRESETS);
  const lengths = [...new Set([...presets, ...own])]
    .filter((seconds) => seconds !== null)
    .sort((a, b) => a - b)
    .map((seconds) => ({ seconds, text: durationText(seconds) }));

  return allowsWindowEnd(limits) ? [...lengths, { seconds: null, text: 'Until the window ends' }] : lengths;
}

/** The choice that is taken unless somebody chooses: the policy's default, or the longest that is left of it. */
export function defaultChoice(choices: readonly DurationChoice[], limits: DurationLimits): DurationChoice | undefined {
  const wanted = choices.find(({ seconds }) => seconds === limits.defaultSeconds);
  return wanted ?? choices.at(-1);
}

function allowsWindowEnd({ longestSeconds, windowSeconds }: DurationLimits): boolean {
  return windowSeconds !== null && windowSeconds <= (longestSeconds ?? Infinity);
}

/** By how much a lease can be made longer, shortest first; nothing when it stands at its latest end. */
export function extensionChoices(secondsLeftToGrant: number): readonly DurationChoice[] {
  if (secondsLeftToGrant < MINUTE) return [];
  const presets = [15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY];
  return presets
    .filter((seconds) => seconds <= secondsLeftToGrant)
    .map((seconds) => ({ seconds, text: durationText(seconds) }));
}
