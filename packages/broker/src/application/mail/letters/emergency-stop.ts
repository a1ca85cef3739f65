import type { EmergencyStop } from '../../../domain/emergency-stop.ts';
import { instantText } from '../instant-text.ts';
import type { Letter } from '../letter.ts';

export interface AboutStop {
  readonly stop: EmergencyStop;
  readonly startedBy: string;
  /** `null` for everything. */
  readonly resourceName: string | null;
  readonly publicUrl: string;
  readonly timeZone: string;
}

/** Tells those who decide, and those who lost access, that everything was closed. */
export function emergencyStopLetter({ stop, startedBy, resourceName, publicUrl, timeZone }: AboutStop): Letter {
  const what = resourceName ?? 'everything';
  return {
    subject: `Emergency stop: access to ${what} is closed`,
    blocks: [
      { kind: 'heading', text: `Access to ${what} is closed` },
      {
        kind: 'facts',
        facts: [
          { name: 'By', value: startedBy },
          { name: 'When', value: instantText(stop.startedAt, timeZone) },
          { name: 'Why', value: stop.reason },
          { name: 'Closed', value: `${String(stop.leasesClosed)} leases` },
          { name: 'Withdrawn', value: `${String(stop.requestsCancelled)} requests that waited` },
        ],
      },
      {
        kind: 'paragraph',
        text: stop.suspendsOpenings
          ? 'Nothing can be opened there until an administrator lifts the stop.'
          : 'People can open access again.',
      },
      { kind: 'button', label: 'See how it stands', url: `${publicUrl}/`, isSecret: false },
    ],
  };
}
