import type { PolicyInput, PolicyTrialView } from '@gatelease/contract';
import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { problemOf } from '../../api/problem.ts';
import { apiQuery } from '../../api/queries.ts';
import { StatusBadge } from '../../components/status-badge.tsx';
import { instantText } from '../../time/instant-text.ts';
import { HERE, useNow } from '../../time/use-now.ts';
import { fieldLabel } from './field-label.ts';
import classes from './policy-editor.module.css';
import { policyInputOf } from './policy-form.ts';
import type { PolicyForm } from './policy-form.ts';
import { answerText } from './trial-answer.ts';
import type { PolicyChoices } from './use-policy-choices.ts';
import { WEEKDAYS } from './window-row.ts';

interface PolicyTrialProps {
  readonly form: PolicyForm;
  readonly choices: PolicyChoices;
}

/** Asks the server what the policy, as it stands in the editor, would answer: now, and at a time of the week. */
export function PolicyTrial({ form, choices }: PolicyTrialProps) {
  const [day, setDay] = useState('sunday');
  const [time, setTime] = useState('03:00');
  const [personId, setPersonId] = useState('');
  const [address, setAddress] = useState('');
  const people = choices.granteeGroups.find(({ group }) => group === 'People')?.items ?? [];

  return (
    <section className={classes['trial']} aria-label="Try it">
      <h2 className={classes['heading']}>Try it</h2>
      <div className={classes['moment']}>
        <NativeSelect
          size="sm"
          label="On"
          value={day}
          data={WEEKDAYS.map(({ value, label }) => ({ value, label }))}
          onChange={(event) => {
            setDay(event.currentTarget.value);
          }}
        />
        <TextInput
          size="sm"
          type="time"
          label="At"
          value={time}
          onChange={(event) => {
            setTime(event.currentTarget.value);
          }}
        />
      </div>
      <TrialAnswers policy={policyInputOf(form)} day={day} time={time} personId={personId} address={address.trim()} />
      <details className={classes['else']}>
        <summary>Somebody else, or from elsewhere</summary>
        <div>
          <NativeSelect
            size="sm"
            label="Who asks"
            value={personId}
            data={[
              { value: '', label: 'Somebody whom it names' },
              ...people.map(({ value, label }) => ({ value: value.replace('person:', ''), label })),
            ]}
            onChange={(event) => {
              setPersonId(event.currentTarget.value);
            }}
          />
          <TextInput
            size="sm"
            label="From which address"
            placeholder="Yours"
            spellCheck={false}
            value={address}
            onChange={(event) => {
              setAddress(event.currentTarget.value);
            }}
          />
        </div>
      </details>
    </section>
  );
}

interface TrialAnswersProps {
  readonly policy: PolicyInput;
  readonly day: string;
  readonly time: string;
  readonly personId: string;
  readonly address: string;
}

const SOON_MS = 400;

function TrialAnswers({ policy, day, time, personId, address }: TrialAnswersProps) {
  const weekday = WEEKDAYS.find(({ value }) => value === day);
  const moment = weekday === undefined || time === '' ? [] : [{ day: weekday.value, time }];
  const body = {
    policy,
    moments: [null, ...moment],
    ...(personId === '' ? {} : { personId }),
    ...(address === '' ? {} : { address }),
  };
  const [settled] = useDebouncedValue(JSON.stringify(body), SOON_MS);
  const isSettled = settled === JSON.stringify(body);
  const trial = useQuery({
    ...apiQuery('tryPolicy', { body }),
    enabled: isSettled,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });

  return (
    <div role="status" className={classes['answers']}>
      {trial.isError ? <WhyNot error={trial.error} /> : trial.data !== undefined && <Answers trial={trial.data} />}
    </div>
  );
}

function Answers({ trial }: { readonly trial: PolicyTrialView }) {
  const now = useNow();
  const tell = (instant: string): string => instantText(instant, now, HERE);
  if (trial.personName === null) return <p>Nobody whom it names can sign in, so nobody can open it yet.</p>;
  return (
    <>
      {trial.moments.map((moment, index) => {
        const { look, detail } = answerText(moment, tell);
        return (
          <div key={index} className={classes['answer']}>
            <strong>{index === 0 ? 'Now' : capitalized(tell(moment.at))}</strong>
            <StatusBadge {...look} />
            {detail !== null && <span>{detail}</span>}
          </div>
        );
      })}
      <p className={classes['hint']}>
        {trial.personName} from {trial.address}. Nothing is opened by trying.
      </p>
    </>
  );
}

/** A draft that is not complete yet is no trouble, so it does not look like any. */
function WhyNot({ error }: { readonly error: unknown }) {
  const problem = problemOf(error);
  const [first] = problem.fields;
  if (first === undefined) return <p>{problem.detail}</p>;
  return (
    <p>
      {fieldLabel(first.field.replace(/^policy\./, ''))}: {first.expected}
    </p>
  );
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
