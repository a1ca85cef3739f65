import type { PolicyInput } from '@gatelease/contract';

type ScheduleWindow = NonNullable<PolicyInput['schedule']>['windows'][number];
type Weekday = ScheduleWindow['days'][number];

export const WEEKDAYS: readonly { readonly value: Weekday; readonly label: string; readonly short: string }[] = [
  { value: 'monday', label: 'Monday', short: 'Mon' },
  { value: 'tuesday', label: 'Tuesday', short: 'Tue' },
  { value: 'wednesday', label: 'Wednesday', short: 'Wed' },
  { value: 'thursday', label: 'Thursday', short: 'Thu' },
  { value: 'friday', label: 'Friday', short: 'Fri' },
  { value: 'saturday', label: 'Saturday', short: 'Sat' },
  { value: 'sunday', label: 'Sunday', short: 'Sun' },
];

/** A window as it is typed. An end that is not later than the start is on the next day; 00:00 is the end of the day. */
export interface WindowRow {
  readonly days: readonly string[];
  readonly from: string;
  readonly to: string;
}

export const WORKING_HOURS: WindowRow = {
  days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  from: '08:00',
  to: '18:00',
};

/** Whether a window ends on the day after it began. */
export function endsNextDay({ from, to }: WindowRow): boolean {
  return to !== '00:00' && to <= from && to !== '';
}

/** The window as the API takes it. */
export function windowInput(row: WindowRow): ScheduleWindow {
  return {
    days: WEEKDAYS.filter(({ value }) => row.days.includes(value)).map(({ value }) => value),
    from: row.from,
    to: row.to === '00:00' ? '24:00' : row.to,
    endsNextDay: endsNextDay(row),
  };
}

/** A window of the server as a row. */
export function windowRowOf({ days, from, to }: ScheduleWindow): WindowRow {
  return { days, from, to: to === '24:00' ? '00:00' : to };
}
