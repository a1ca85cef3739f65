import { timeZoneNamed } from '../../domain/wall-clock.ts';
import { ProblemError } from '../problem-error.ts';

/** The canonical name of a time zone that somebody gave in `field`. @throws `request.invalid` */
export function requireTimeZone(timeZone: string, field: string): string {
  const name = timeZoneNamed(timeZone);
  if (name !== null) return name;
  const expected = 'The name of a time zone, such as Europe/Berlin or UTC.';
  throw new ProblemError('request.invalid', `There is no time zone "${timeZone}".`, {
    fields: [{ field, code: 'time-zone.unknown', given: timeZone, expected }],
  });
}
