import type { DoorView } from '@gatelease/contract';

type WarnedDoor = Pick<DoorView, 'resourceName' | 'endWarningAt' | 'lease'>;

/** An open door that closes soon. */
export interface Ending {
  readonly resourceName: string;
  readonly endsAt: string;
  /** The same for each page and each reload, and another one once the lease was extended. */
  readonly key: string;
}

/** The end of this door's lease, if it is time to say so. When that is, the server says: as for its mail. */
export function endingOf({ resourceName, endWarningAt, lease }: WarnedDoor, now: number): Ending | null {
  if (lease === null || lease.state !== 'active' || endWarningAt === null) return null;
  const isSoon = Date.parse(endWarningAt) <= now && now < Date.parse(lease.endsAt);
  return isSoon ? { resourceName, endsAt: lease.endsAt, key: `${lease.leaseId}@${lease.endsAt}` } : null;
}

/** All that end soon, the next one first. */
export function endingsOf(doors: readonly WarnedDoor[], now: number): readonly Ending[] {
  return doors
    .flatMap((door) => endingOf(door, now) ?? [])
    .toSorted((a, b) => Date.parse(a.endsAt) - Date.parse(b.endsAt));
}

/** `4 min left: prod-bastion`, short enough for a tab; `null` when nothing ends soon. */
export function tabText([first, ...others]: readonly Ending[], now: number): string | null {
  if (first === undefined) return null;
  const more = others.length === 0 ? '' : ` and ${String(others.length)} more`;
  return `${minutesLeft(first, now)} left: ${first.resourceName}${more}`;
}

/** `4 min` */
export function minutesLeft({ endsAt }: Pick<Ending, 'endsAt'>, now: number): string {
  const left = Date.parse(endsAt) - now;
  return left <= 60_000 ? 'under 1 min' : `${String(Math.ceil(left / 60_000))} min`;
}
