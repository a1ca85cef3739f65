/** How many minutes the clocks of one zone are ahead of UTC at an instant. */
export function offsetMinutes(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign = '+', hours = '0', minutes = '0'] = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** By how many minutes the reader's clock is ahead of another zone's now; negative when it is behind. */
export function aheadMinutes(readersZone: string, otherZone: string, at: number): number {
  return offsetMinutes(readersZone, at) - offsetMinutes(otherZone, at);
}

/** A time of day so many minutes later, with the days that it moved: `00:30 on the next day`. */
export function shiftedTimeText(time: string, minutes: number): string {
  const total = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes;
  const inDay = ((total % 1440) + 1440) % 1440;
  const text = `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
  if (total < 0) return `${text} on the day before`;
  return total >= 1440 ? `${text} on the next day` : text;
}
