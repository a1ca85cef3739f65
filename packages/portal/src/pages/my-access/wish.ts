import type { CallInput } from '@gatelease/contract/client';

/** What somebody chose on the card of a closed door. */
export interface DoorChoices {
  /** Seconds as text, or `null` as text for the end of the window. */
  readonly duration: string | null;
  readonly reason: string;
  /** Another address than the own one. */
  readonly address: string | null;
}

/** The wish as the API takes it; what was left empty is left out. */
export function wishOf(
  policyId: string,
  { duration, reason, address }: DoorChoices,
): CallInput<'requestAccess'>['body'] {
  const seconds = Number(duration);
  return {
    policyId,
    ...(duration === null ? {} : { durationSeconds: Number.isInteger(seconds) ? seconds : null }),
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    ...(address === null || address.trim() === '' ? {} : { cidrs: [address.trim()] }),
  };
}
