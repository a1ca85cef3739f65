import type { PolicyChangeView, PolicyInput } from '@gatelease/contract';
import { Radio, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { apiQuery } from '../../api/queries.ts';
import { instantText } from '../../time/instant-text.ts';
import { HERE, useNow } from '../../time/use-now.ts';
import { effectText, isClosedNow } from './effect-text.ts';
import classes from './policy-editor.module.css';

interface ChangeEffectProps {
  readonly policyId: string;
  /** The policy as it would be; `null` for its deletion. */
  readonly policy: PolicyInput | null;
  /** Whether live leases that the change takes the ground from are closed at once. */
  readonly closes: boolean;
  onChange(closes: boolean): void;
}

const SOON_MS = 400;

/** What a change does to what is live already, before it is made: who, which, and what happens to each. */
export function ChangeEffect({ policyId, policy, closes, onChange }: ChangeEffectProps) {
  const [settled] = useDebouncedValue(JSON.stringify(policy), SOON_MS);
  const preview = useQuery({
    ...apiQuery('previewPolicyChange', { params: { policyId }, body: { policy } }),
    enabled: settled === JSON.stringify(policy),
    placeholderData: keepPreviousData,
  });
  // What stands in the editor makes no sense yet: the editor says so at the field, and there is nothing to foresee.
  if (preview.data === undefined || preview.isError) return null;
  const { leases, requests } = preview.data;
  const lost = leases.filter((entry) => entry.lost !== null).length;

  return (
    <>
      {lost > 0 && (
        <Radio.Group
          label={policy === null ? countText(lost, 'lease is', 'leases are') : lostText(lost)}
          value={closes ? 'close' : 'keep'}
          onChange={(value) => {
            onChange(value === 'close');
          }}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="keep" label="Let them run to their end" />
            <Radio value="close" label={policy === null ? 'Close them now' : 'Close those now'} />
          </Stack>
        </Radio.Group>
      )}
      <Effects leases={leases} closes={closes} />
      {requests.length > 0 && (
        <p>
          {requests.map(({ personName }) => personName).join(', ')}{' '}
          {requests.length === 1 ? 'waits for approval' : 'wait for approval'}.{' '}
          {policy === null ? 'That comes to nothing.' : 'The last approval looks at the access rule as it stands then.'}
        </p>
      )}
    </>
  );
}

function Effects({ leases, closes }: { readonly leases: PolicyChangeView['leases']; readonly closes: boolean }) {
  const now = useNow();
  if (leases.length === 0) return null;
  return (
    <ul className={classes['effects']} aria-label="What happens to live leases">
      {leases.map((entry) => (
        <li key={entry.lease.leaseId} className={classes['effect']} data-closes={isClosedNow(entry, closes)}>
          <strong>{entry.lease.personName}</strong>
          <span>
            {entry.lease.traffics.join(', ')} from {entry.lease.cidrs.join(', ')}
          </span>
          <span>{effectText(entry, closes, (instant) => instantText(instant, now, HERE))}</span>
        </li>
      ))}
    </ul>
  );
}

function countText(count: number, one: string, many: string): string {
  return `${count === 1 ? 'One' : String(count)} ${count === 1 ? one : many} live`;
}

function lostText(count: number): string {
  return count === 1
    ? 'The change takes the ground from one live lease'
    : `The change takes the ground from ${String(count)} live leases`;
}
