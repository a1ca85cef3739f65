/** Seconds of each unit, longest first: the order in which they may be written. */
const UNITS = [
  { letter: 'd', seconds: 86_400 },
  { letter: 'h', seconds: 3600 },
  { letter: 'm', seconds: 60 },
  { letter: 's', seconds: 1 },
] as const;

const WRITTEN = /^(?:(\d{1,6})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?$/i;

/** The seconds of `30m`, `2h`, `1d` or `1h30m`; `null` for any other text. `0s` is zero, which not everybody wants. */
export function parseDuration(text: string): number | null {
  const parts = WRITTEN.exec(text.trim())?.slice(1);
  if (parts === undefined || parts.every((part) => part === undefined)) return null;
  return UNITS.reduce((total, unit, index) => total + Number(parts[index] ?? 0) * unit.seconds, 0);
}

/** `1h 30m`: the two largest units, rounded down; seconds only below a minute. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return `${String(whole)}s`;
  const units = UNITS.slice(0, 3);
  const first = units.findIndex((unit) => whole >= unit.seconds);
  let rest = whole;
  const parts = units.slice(first, first + 2).map((unit) => {
    const count = Math.floor(rest / unit.seconds);
    rest -= count * unit.seconds;
    return count === 0 ? '' : `${String(count)}${unit.letter}`;
  });
  return parts.filter((part) => part !== '').join(' ');
}

/** `1:59:07`, for a countdown that ticks. */
export function formatCountdown(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${String(hours)}:${two(minutes)}:${two(whole % 60)}` : `${String(minutes)}:${two(whole % 60)}`;
}
