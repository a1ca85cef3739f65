import { badUsage } from '../command-problem.ts';
import { parseDuration } from '../duration.ts';

const DURATIONS = 'a duration like 30m, 2h, 1d or 1h30m';

/** Parser of an option that takes a duration of at least a second. @throws usage.invalid */
export function durationOption(flag: string): (text: string) => number {
  return (text) => {
    const seconds = parseDuration(text);
    if (seconds === null || seconds === 0) throw badUsage(flag, text, DURATIONS);
    return seconds;
  };
}

/** The same, or `window`: to the end of the window. @throws usage.invalid */
export function durationOrWindowOption(flag: string): (text: string) => number | 'window' {
  return (text) => {
    if (text.trim().toLowerCase() === 'window') return 'window';
    const seconds = parseDuration(text);
    if (seconds === null || seconds === 0) throw badUsage(flag, text, `${DURATIONS}, or window`);
    return seconds;
  };
}

/** The same as a duration, where nothing is a duration too. @throws usage.invalid */
export function graceOption(flag: string): (text: string) => number {
  return (text) => {
    const seconds = parseDuration(text);
    if (seconds === null) throw badUsage(flag, text, `${DURATIONS}, or 0s`);
    return seconds;
  };
}

/** Parser of an option that takes a whole number from `least` to `most`. @throws usage.invalid */
export function numberOption(flag: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most)) {
      throw badUsage(flag, text, `a whole number from ${String(least)} to ${String(most)}`);
    }
    return value;
  };
}

/** Parser of an option that takes an instant. A day without a time starts at midnight UTC. @throws usage.invalid */
export function instantOption(flag: string): (text: string) => string {
  return (text) => {
    const isWritten = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text);
    const at = new Date(isWritten ? text : Number.NaN);
    if (Number.isNaN(at.getTime())) {
      throw badUsage(flag, text, 'an instant like 2026-11-23T18:00:00Z, or a day like 2026-11-23');
    }
    return at.toISOString();
  };
}

/** Parser of an option that may be given several times. */
export function collected(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** Parser of an option that takes one of a few words. @throws usage.invalid */
export function choiceOption<Word extends string>(flag: string, words: readonly Word[]): (text: string) => Word {
  return (text) => {
    const found = words.find((word) => word === text);
    if (found === undefined) throw badUsage(flag, text, `one of ${words.join(', ')}`);
    return found;
  };
}
