/** Turns a parsed JSON value into a value of the domain, or throws. */
export type JsonReader<T> = (value: unknown) => T;

export type JsonFields = Readonly<Record<string, unknown>>;

export const asText: JsonReader<string> = (value) => {
  if (typeof value !== 'string') throw unexpectedJson('a text');
  return value;
};

export const asNumber: JsonReader<number> = (value) => {
  if (typeof value !== 'number') throw unexpectedJson('a number');
  return value;
};

export const asFlag: JsonReader<boolean> = (value) => {
  if (typeof value !== 'boolean') throw unexpectedJson('true or false');
  return value;
};

/** An instant, as `JSON.stringify` writes a Date. */
export const asInstant: JsonReader<Date> = (value) => {
  const instant = new Date(asText(value));
  if (Number.isNaN(instant.getTime())) throw unexpectedJson('an instant');
  return instant;
};

export const asFields: JsonReader<JsonFields> = (value) => {
  if (!isFields(value)) throw unexpectedJson('an object');
  return value;
};

export function asOneOf<T extends string>(values: readonly T[]): JsonReader<T> {
  return (value) => {
    const found = values.find((candidate) => candidate === value);
    if (found === undefined) throw unexpectedJson(values.join(', '));
    return found;
  };
}

export function asListOf<T>(read: JsonReader<T>): JsonReader<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) throw unexpectedJson('a list');
    return value.map((item: unknown) => read(item));
  };
}

export function asNullOr<T>(read: JsonReader<T>): JsonReader<T | null> {
  return (value) => (value === null ? null : read(value));
}

export const asTexts: JsonReader<readonly string[]> = asListOf(asText);

/** What a reader throws. It names the form that was expected, and never the value. */
export function unexpectedJson(expected: string): Error {
  return new TypeError(`Expected ${expected}.`);
}

function isFields(value: unknown): value is JsonFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
