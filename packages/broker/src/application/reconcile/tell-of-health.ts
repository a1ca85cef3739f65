import type { Resource, ResourceHealth } from '../../domain/resource.ts';
import { gatherLetter } from '../mail/gather-letter.ts';
import { resourceHealthLetter } from '../mail/letters/resource-health-letter.ts';
import type { Ids } from '../ports/ids.ts';
import type { Repositories } from '../ports/store.ts';

/** A key that was revoked breaks every group of its account within minutes of each other. */
const WINDOW_SECONDS = 5 * 60;

/** A resource whose health has changed. */
export interface HealthChange {
  readonly resource: Resource;
  readonly health: ResourceHealth;
  readonly at: Date;
}

/** Tells the administrators that a resource broke or recovered, in one letter with the others that did. */
export async function tellOfHealth(
  { ids, publicUrl }: { readonly ids: Ids; readonly publicUrl: string },
  tx: Repositories,
  { resource, health, at }: HealthChange,
): Promise<void> {
  const isNews = health.state === 'failing' || resource.health.state === 'failing';
  if (!isNews) return;
  const digest = {
    kind: 'resource-health',
    key: 'resource-health',
    windowSeconds: WINDOW_SECONDS,
    letterOf: (facts: Parameters<typeof resourceHealthLetter>[0]) => resourceHealthLetter(facts, publicUrl),
  } as const;
  const value = health.state === 'failing' ? health.problem.detail : 'Works again.';
  const reviewers = await tx.people.listReviewers(resource.organizationId);
  for (const person of reviewers.filter(({ role }) => role === 'administrator'))
    await gatherLetter({ ids, at, tx }, digest, person, { name: resource.name, value });
}
