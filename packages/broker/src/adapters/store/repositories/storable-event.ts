import type { NewEvent } from '../../../application/ports/event-repository.ts';

/**
 * The event as both databases give it back, so that its hash can be computed again from what they hold.
 *
 * Texts that came from outside, such as the name of a browser, may hold NUL or half a surrogate pair, which
 * PostgreSQL refuses and UTF-8 cannot carry. They must not keep an event out of the ledger.
 */
export function storableEvent(event: NewEvent): NewEvent {
  return {
    ...event,
    address: event.address === null ? null : storableText(event.address),
    detail: Object.fromEntries(
      Object.entries(event.detail).map(([name, fact]) => [storableText(name), storableFact(fact)]),
    ),
  };
}

type Fact = NewEvent['detail'][string];

function storableFact(fact: Fact): Fact {
  if (typeof fact === 'string') return storableText(fact);
  if (typeof fact === 'number') return Number.isFinite(fact) ? fact : null;
  return typeof fact === 'object' && fact !== null ? fact.map(storableText) : fact;
}

/** With the flag `u`, only a surrogate without its other half is `\p{Surrogate}`. */
function storableText(text: string): string {
  return text.replaceAll('\0', '\uFFFD').replace(/\p{Surrogate}/gu, '\uFFFD');
}
