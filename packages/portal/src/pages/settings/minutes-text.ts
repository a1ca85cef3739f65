import { durationText } from '../../time/duration-text.ts';

/** `15`, or nothing for never. */
export function textOfMinutes(minutes: number | null): string {
  return minutes === null ? '' : String(minutes);
}

export function minutesOf(text: string): number | null {
  return text === '' ? null : Number(text);
}

/** `15 minutes before`, or `Never`. */
export function minutesText(text: string, when: 'before' | 'after'): string {
  const minutes = minutesOf(text);
  return minutes === null ? 'Never' : `${durationText(minutes * 60)} ${when}`;
}
