const UNITS = [
  { name: 'day', seconds: 86_400 },
  { name: 'hour', seconds: 3600 },
  { name: 'minute', seconds: 60 },
  { name: 'second', seconds: 1 },
] as const;

/** A length of time in words, of two units at most: `1 hour 30 minutes`. */
export function durationText(seconds: number): string {
  const parts = partsOf(seconds).map(({ count, name }) => `${String(count)} ${name}${count === 1 ? '' : 's'}`);
  return parts.length === 0 ? '0 seconds' : parts.join(' ');
}

/** What a clock that runs down shows: `2 d 03:10:11`, `3:10:11`, `10:11`. Never negative. */
export function countdownText(milliseconds: number): string {
  const total = Math.max(0, Math.ceil(milliseconds / 1000));
  const days = Math.floor(total / 86_400);
  const hours = Math.floor((total % 86_400) / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const clock = `${twoDigits(minutes)}:${twoDigits(total % 60)}`;

  if (days > 0) return `${String(days)} d ${twoDigits(hours)}:${clock}`;
  return hours > 0 ? `${String(hours)}:${clock}` : clock;
}

function partsOf(seconds: number) {
  let rest = Math.max(0, Math.round(seconds));
  const parts = UNITS.map(({ name, seconds: size }) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return { name, count };
  });
  const first = parts.findIndex(({ count }) => count > 0);
  return first === -1 ? [] : parts.slice(first, first + 2).filter(({ count }) => count > 0);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
