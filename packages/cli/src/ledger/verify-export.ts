import { CHAIN_START, verifyChain } from '@gatelease/contract/event-chain';
import type { ChainEnd, ChainedEvent, ChainVerdict, Sha256 } from '@gatelease/contract/event-chain';

/** What an export turned out to be. */
export type ExportVerdict =
  | (ChainVerdict & { readonly events: number; readonly hasNoted: boolean })
  /** A line that no export has. */
  | { readonly kind: 'unreadable'; readonly line: number };

/**
 * Checks an export line by line, as it comes: every event follows the one before and is what its hash says.
 *
 * `noted` is the hash of an event that was written down earlier, elsewhere: a chain that was rewritten since does not
 * have it, however well its parts fit together.
 */
export async function verifyExport(
  lines: AsyncIterable<string>,
  noted: string | null,
  sha256: Sha256,
): Promise<ExportVerdict> {
  let end: ChainEnd = CHAIN_START;
  let events = 0;
  let line = 0;
  let hasNoted = false;
  for await (const text of lines) {
    line += 1;
    if (text.trim() === '') continue;
    const event = parseEvent(text);
    if (event === null) return { kind: 'unreadable', line };

    const verdict = verifyChain([event], end, sha256);
    if (verdict.kind === 'broken') return { ...verdict, events, hasNoted };
    ({ end } = verdict);
    events += 1;
    hasNoted ||= event.hash === noted;
  }
  return { kind: 'intact', end, events, hasNoted };
}

function parseEvent(text: string): ChainedEvent | null {
  try {
    const value: unknown = JSON.parse(text);
    return isEvent(value) ? value : null;
  } catch {
    return null;
  }
}

/** Whether it has what the chain is made of; the hash covers the rest. */
function isEvent(value: unknown): value is ChainedEvent {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  return (
    typeof fields.get('sequence') === 'number' &&
    ['eventId', 'organizationId', 'at', 'kind', 'previousHash', 'hash'].every(
      (name) => typeof fields.get(name) === 'string',
    )
  );
}
