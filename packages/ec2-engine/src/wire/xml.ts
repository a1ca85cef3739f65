/**
 * EC2's XML, as text. Absent scalars are left out, because an empty element reads as an empty string;
 * empty lists are written, because an absent list reads as a missing key.
 */

const SPECIAL = /[&<>"'\p{Cc}\p{Cs}\ufffe\uffff]/u;
const EVERY_SPECIAL = new RegExp(SPECIAL, 'gu');
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
  ['\r', '&#xD;'],
]);

/** Text that stands for itself in XML. What XML 1.0 cannot carry at all becomes U+FFFD. */
export function escapeXml(text: string): string {
  return SPECIAL.test(text) ? text.replace(EVERY_SPECIAL, escapeCharacter) : text;
}

function escapeCharacter(character: string): string {
  const entity = ENTITIES.get(character);
  if (entity !== undefined) return entity;
  const canStand = character === '\t' || character === '\n' || ('\u007f' <= character && character <= '\u009f');
  return canStand ? character : '\ufffd';
}

/** An element around XML that is already written. */
export function element(name: string, content: string): string {
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`;
}

/** An element around a value, or nothing when there is none. */
export function scalar(name: string, value: string | number | boolean | undefined): string {
  if (value === undefined) return '';
  return `<${name}>${typeof value === 'string' ? escapeXml(value) : String(value)}</${name}>`;
}

/** An element with one `item` each, written even when there are none. */
export function list<T>(name: string, items: readonly T[], write: (item: T) => string): string {
  let content = '';
  for (const item of items) content += `<item>${write(item)}</item>`;
  return element(name, content);
}
