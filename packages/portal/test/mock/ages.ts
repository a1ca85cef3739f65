export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Tells the instant that is so many milliseconds away from the world's present. */
export type At = (offset: number) => string;
