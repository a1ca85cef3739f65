import { formatTraffic } from '@gatelease/security-groups';
import type { Lease } from '../../../domain/lease.ts';
import { instantText } from '../instant-text.ts';
import type { Letter } from '../letter.ts';

/** Warns the holder of a lease that it ends soon. */
export function leaseEndingLetter(about: {
  readonly lease: Lease;
  readonly policyName: string;
  readonly resourceName: string;
  readonly publicUrl: string;
  readonly timeZone: string;
}): Letter {
  const { lease, policyName, resourceName, publicUrl, timeZone } = about;
  const canExtend = lease.latestEndsAt > lease.endsAt;
  return {
    subject: `Your access ends soon: ${policyName}`,
    blocks: [
      { kind: 'heading', text: `Your access to ${resourceName} ends soon` },
      {
        kind: 'facts',
        facts: [
          { name: 'What', value: `${policyName}: ${lease.traffics.map(formatTraffic).join(', ')}` },
          { name: 'From', value: lease.cidrs.join(' and ') },
          { name: 'Ends', value: instantText(lease.endsAt, timeZone) },
        ],
      },
      {
        kind: 'paragraph',
        text: canExtend
          ? `It can be extended until it ends, ${instantText(lease.latestEndsAt, timeZone)} at the latest.`
          : 'It cannot be extended any further.',
      },
      {
        kind: 'button',
        label: canExtend ? 'Extend or close' : 'Go to my access',
        url: `${publicUrl}/`,
        isSecret: false,
      },
    ],
  };
}
