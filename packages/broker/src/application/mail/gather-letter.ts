import type { Person } from '../../domain/person.ts';
import type { Ids } from '../ports/ids.ts';
import type { Repositories } from '../ports/store.ts';
import { addressLetter } from './address-letter.ts';
import type { Letter, LetterFact } from './letter.ts';
import type { MessageKind } from './message-kind.ts';

/** News of one sort that come in bursts. */
export interface Digest {
  readonly kind: MessageKind;
  /** News under the same key to the same person become one letter. */
  readonly key: string;
  /** How long the first of them waits for others. */
  readonly windowSeconds: number;
  /** The letter that says them all. It holds the facts as they are, in one table. */
  readonly letterOf: (facts: readonly LetterFact[]) => Letter;
}

/**
 * Tells a person a piece of news, together with others of its sort that come within the window: a letter is sent when the
 * window of its first news is over, whatever comes after. News of the same name replace what was told of it before, so
 * that a resource which broke and recovered meanwhile is told of once, as it is now.
 */
export async function gatherLetter(
  { ids, at, tx }: { readonly ids: Ids; readonly at: Date; readonly tx: Repositories },
  { kind, key, windowSeconds, letterOf }: Digest,
  to: Person,
  news: LetterFact,
): Promise<void> {
  const gathering = { organizationId: to.organizationId, to: to.email, digestKey: key };
  const found = await tx.outbox.findGathering(gathering, at);
  if (found !== null) {
    const told = found.blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : []));
    const { subject, blocks } = letterOf([...told.filter(({ name }) => name !== news.name), news]);
    await tx.outbox.update({ ...found, subject, blocks });
    return;
  }
  const dueAt = new Date(at.getTime() + windowSeconds * 1000);
  await tx.outbox.insert([{ ...addressLetter({ ids, at }, kind, to, letterOf([news])), digestKey: key, dueAt }]);
}
