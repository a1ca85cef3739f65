/** The time as decisions see it. */
export interface Clock {
  now(): Date;
}
