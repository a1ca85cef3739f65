import { parseIpAddress } from '@gatelease/security-groups';

import type { ActualTable } from '../firewall.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads what `nft --numeric --json list table` prints.
 *
 * Handles are left out of the structure: they differ from load to load and mean nothing.
 */
export function parseTable(text: string): ActualTable {
  const elements = new Map<string, ReadonlyMap<string, string>>();
  const structure: unknown[] = [];
  const document: unknown = JSON.parse(text);
  for (const entry of arrayAt(document, 'nftables')) {
    for (const [kind, value] of Object.entries(asObject(entry))) {
      if (kind === 'metainfo') continue;
      const { handle: _, elem, ...rest } = asObject(value);
      structure.push({ [kind]: rest });
      const name = rest['name'];
      if (kind === 'set' || kind === 'map') elements.set(String(name), parseElements(Array.isArray(elem) ? elem : []));
    }
  }
  return { structure: JSON.stringify(structure), elements };
}

function parseElements(entries: readonly unknown[]): ReadonlyMap<string, string> {
  return new Map(
    entries.map((entry) => {
      if (!Array.isArray(entry)) return [keyText(entry), ''] as const;
      const [key, value]: readonly unknown[] = entry;
      return [keyText(key), String(value)] as const;
    }),
  );
}

function keyText(key: unknown): string {
  const { elem, concat } = asObject(key);
  if (elem !== undefined) return keyText(asObject(elem)['val']);
  if (Array.isArray(concat)) return concat.map(fieldText).join(' . ');
  return fieldText(key);
}

/** nft may write an IPv6 address otherwise than we do. */
function fieldText(field: unknown): string {
  const text = String(field);
  if (!text.includes(':')) return text;
  const address = parseIpAddress(text);
  return address.ok ? address.value.text : text;
}

function arrayAt(value: unknown, key: string): readonly unknown[] {
  const found = asObject(value)[key];
  return Array.isArray(found) ? found : [];
}

function asObject(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
