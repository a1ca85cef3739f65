import type { ParameterReader } from '../parameter-reader.ts';

/** The items of a list of structures: load balancing writes `Listeners.member.1.Protocol`, an empty list as `Listeners=`. */
export function memberList<T>(reader: ParameterReader, name: string, read: (item: ParameterReader) => T): readonly T[] {
  reader.text(name);
  return reader.structure(name)?.list('member', read) ?? [];
}

/** The items of a list of plain values. */
export function memberTexts(reader: ParameterReader, name: string): readonly string[] {
  reader.text(name);
  return reader.structure(name)?.texts('member') ?? [];
}
