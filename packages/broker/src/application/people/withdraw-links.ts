import type { Repositories } from '../ports/store.ts';

/** Makes the one-time links of a person stop working, and calls back the messages that still wait with one. */
export async function withdrawLinks(tx: Repositories, personId: string): Promise<void> {
  await tx.people.deleteSetupLinksOf(personId);
  await tx.outbox.recallLettingIn(personId);
}
