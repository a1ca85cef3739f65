import type { EmergencyStopView } from '@gatelease/contract';

type Stop = Pick<
  EmergencyStopView,
  'resourceName' | 'suspendsOpenings' | 'liftedAt' | 'rulesLeft' | 'rulesOpen' | 'leasesClosed'
>;

/** Whether there is something to say about it: openings are suspended, or rules are not gone yet. */
export function isOn({ suspendsOpenings, liftedAt, rulesLeft }: Stop): boolean {
  return rulesLeft > 0 || (suspendsOpenings && liftedAt === null);
}

/** `Emergency stop: all access is closed.` */
export function stopTitle({ resourceName, suspendsOpenings, liftedAt }: Stop): string {
  const what = resourceName === null ? 'all access' : `all access to ${resourceName}`;
  return suspendsOpenings && liftedAt === null
    ? `Emergency stop: ${what} is closed, and nothing can be opened.`
    : `Emergency stop: ${what} is being closed.`;
}

/** `3 of 12 rules are gone.` */
export function progressText({ rulesLeft, rulesOpen, leasesClosed }: Stop): string {
  if (leasesClosed === 0) return 'Nothing was open.';
  if (rulesLeft === 0) return rulesOpen === 1 ? 'The one rule is gone.' : `All ${String(rulesOpen)} rules are gone.`;
  return `${String(rulesOpen - rulesLeft)} of ${String(rulesOpen)} rules are gone.`;
}
