const UNITS = [
  { name: 'day', seconds: 86_400 },
  { name: 'hour', seconds: 3600 },
  { name: 'minute', seconds: 60 },
] as const;

/** `90 minutes`, `2 hours`: the largest unit that leaves a whole number. `null` is to the end of the window. */
export function durationText(seconds: number | null): string {
  if (seconds === null) return 'to the end of the window';
  const unit = UNITS.find((candidate) => seconds % candidate.seconds === 0) ?? { name: 'second', seconds: 1 };
  const count = seconds / unit.seconds;
  return `${String(count)} ${unit.name}${count === 1 ? '' : 's'}`;
}
