import type { DoorView } from '@gatelease/contract';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconLockOpen, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { problemsByField } from '../../api/problem.ts';
import { useAction } from '../../api/use-action.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { defaultChoice, durationChoices } from '../../time/duration-choices.ts';
import { useNow } from '../../time/use-now.ts';
import classes from './door-card.module.css';
import { BreakGlassButton } from './break-glass-button.tsx';
import { approvalText } from './door-status.ts';
import { RefusedRequest } from './refused-request.tsx';
import { wishOf } from './wish.ts';

/** A door that can be opened: for how long, why if that is wanted, and the button. */
export function ClosedDoor({ door }: { readonly door: DoorView }) {
  const limits = useLimits(door);
  const choices = durationChoices(limits);
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [address, setAddress] = useState<string | null>(null);
  const open = useAction((body: ReturnType<typeof wishOf>) => callApi('requestAccess', { body }));
  const problems = problemsByField(open.problem);

  const fallback = defaultChoice(choices, limits);
  const value = choices.some(({ seconds }) => String(seconds) === chosen) ? chosen : String(fallback?.seconds ?? null);
  const asks = door.approvalsNeeded > 0;

  return (
    <form
      className={classes['body']}
      onSubmit={(event) => {
        event.preventDefault();
        void open.run(wishOf(door.policyId, { duration: value, reason, address }));
      }}
    >
      {door.refusedRequest !== null && <RefusedRequest request={door.refusedRequest} />}
      <ProblemAlert problem={open.problem} />
      {door.reasonRequired && (
        <TextInput
          label="Why do you need it?"
          required
          maxLength={500}
          value={reason}
          error={problems['reason'] ?? null}
          onChange={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
      )}
      {address !== null && (
        <TextInput
          label="Address or range"
          description={`An address such as 203.0.113.7, or a range no wider than /${String(door.statedAddresses?.ipv4PrefixLength ?? 32)} (IPv4) or /${String(door.statedAddresses?.ipv6PrefixLength ?? 128)} (IPv6).`}
          required
          value={address}
          error={problems['cidrs.0'] ?? problems['cidrs'] ?? null}
          onChange={(event) => {
            setAddress(event.currentTarget.value);
          }}
        />
      )}
      <div className={classes['act']}>
        <NativeSelect
          aria-label={`How long to open ${door.resourceName}`}
          data={choices.map(({ seconds, text }) => ({ value: String(seconds), label: text }))}
          value={value ?? ''}
          error={problems['durationSeconds'] ?? null}
          onChange={(event) => {
            setChosen(event.currentTarget.value);
          }}
        />
        <Button
          type="submit"
          size="md"
          loading={open.isBusy}
          aria-label={asks ? `Ask for access to ${door.resourceName}` : `Open ${door.resourceName}`}
          leftSection={asks ? <IconSend size={19} aria-hidden /> : <IconLockOpen size={19} aria-hidden />}
        >
          {asks ? 'Ask for access' : 'Open'}
        </Button>
      </div>
      <div className={classes['note']}>
        <span>{approvalText(door.approvalsNeeded, door.approvers)}</span>
        <BreakGlassButton door={door} wish={wishOf(door.policyId, { duration: value, reason: '', address })} />
        {door.statedAddresses !== null && (
          <button
            type="button"
            className={classes['quiet']}
            aria-expanded={address !== null}
            onClick={() => {
              setAddress(address === null ? '' : null);
            }}
          >
            {address === null ? 'For another address' : 'For my own address'}
          </button>
        )}
      </div>
      <p className={classes['sentence']}>{door.sentence}</p>
    </form>
  );
}

function useLimits(door: DoorView) {
  // By the minute: choices that change each second would be restless.
  const minute = Math.floor(useNow() / 60_000) * 60_000;
  return {
    defaultSeconds: door.defaultDurationSeconds,
    longestSeconds: door.longestDurationSeconds,
    windowSeconds: door.windowEndsAt === null ? null : Math.floor((Date.parse(door.windowEndsAt) - minute) / 1000),
  };
}
