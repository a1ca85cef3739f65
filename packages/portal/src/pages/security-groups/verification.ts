import type { EventView, ResourceDetailView } from '@gatelease/contract';

/** Kinds of events in which others changed what Gatelease had made, and what Gatelease does about it. */
export const DRIFT_KINDS: Readonly<Record<string, string>> = {
  'rule.missing': 'It is opened again as long as its lease wants it.',
  'rule.changed': 'The changed rule is revoked, and the right one opened again.',
  'rule.orphaned': 'It is revoked: no lease knows it.',
};

/** Whether the group was read, or could not be, since it was asked for. */
export function isVerified({ readAt, health }: ResourceDetailView, askedAt: string): boolean {
  const wasRead = readAt !== null && Date.parse(readAt) >= Date.parse(askedAt);
  const hasFailed =
    health.state === 'failing' && health.checkedAt !== null && Date.parse(health.checkedAt) >= Date.parse(askedAt);
  return wasRead || hasFailed;
}

/** How many rules of which sort a group has, in a sentence. */
export function ruleCounts(rules: ResourceDetailView['rules']): string {
  const ingress = rules.filter(({ direction }) => direction === 'ingress');
  const owned = ingress.filter((rule) => rule.owned).length;
  const world = ingress.filter(({ worldOpen }) => worldOpen).length;
  const total = ingress.length === 1 ? '1 inbound rule' : `${String(ingress.length)} inbound rules`;
  const open = world === 0 ? 'none open to the world' : `${String(world)} open to the world`;
  return `${total}: ${String(owned)} made by Gatelease, ${String(ingress.length - owned)} by others, ${open}.`;
}

/** What was found and done since the group was asked for, oldest first. */
export function findingsSince(events: readonly EventView[], askedAt: string): readonly EventView[] {
  return events
    .filter(({ kind, at }) => kind.startsWith('rule.') && Date.parse(at) >= Date.parse(askedAt))
    .toSorted((a, b) => a.sequence - b.sequence);
}
