import type { AccountView } from '@gatelease/contract';
import { Button, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { problemOf, problemsByField } from '../../api/problem.ts';
import { apiQuery } from '../../api/queries.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { AccountBar } from '../account/account-bar.tsx';
import { GapsNote } from '../account/gaps-note.tsx';
import { lookAgain } from '../account/look-again.ts';
import { placeOf } from '../account/place.ts';
import { WithAccount } from '../account/with-account.tsx';
import classes from './exposure-page.module.css';
import { Findings } from './findings.tsx';
import { ReachedTable } from './reached-table.tsx';

/** What the Internet, an address or a group reaches, and what could be tidied up. */
export function ExposurePage() {
  const search = useSearch({ from: '/shell/exposure' });
  return (
    <>
      <PageHeader title="Exposure">
        Everything that somebody reaches, as far as security groups decide, and what could be tidied up.
      </PageHeader>
      <WithAccount place={search}>
        {(account, accounts) => <Exposure account={account} accounts={accounts} />}
      </WithAccount>
    </>
  );
}

interface ExposureProps {
  readonly account: AccountView;
  readonly accounts: readonly AccountView[];
}

function Exposure({ account, accounts }: ExposureProps) {
  const { source = 'internet' } = useSearch({ from: '/shell/exposure' });
  const navigate = useNavigate({ from: '/exposure' });
  const place = placeOf(account);
  const found = useQuery({
    ...apiQuery('readExposure', { query: { ...place, source } }),
    placeholderData: keepPreviousData,
    refetchInterval: lookAgain,
  });
  const problem = found.isError ? problemOf(found.error) : null;
  const fieldProblem = problemsByField(problem)['source'] ?? null;
  const data = problem === null ? found.data : undefined;

  return (
    <>
      <AccountBar
        accounts={accounts}
        account={data?.account ?? account}
        onChoose={(chosen) => void navigate({ search: (before) => ({ ...before, ...chosen }) })}
      />
      <SourceForm
        key={source}
        source={source}
        problem={fieldProblem}
        onAsk={(asked) => void navigate({ search: (before) => ({ ...before, source: asked }) })}
      />
      {fieldProblem === null && <ProblemAlert problem={problem} takesFocus={false} />}
      {problem === null && (data === undefined || data.exposure === null) && <Waiting what="the account" />}
      {data !== undefined && data.exposure !== null && <ReachedTable exposure={data.exposure} place={place} />}
      <Findings place={place} />
      {data !== undefined && <GapsNote gaps={data.account.gaps} />}
    </>
  );
}

interface SourceFormProps {
  readonly source: string;
  readonly problem: string | null;
  onAsk(source: string): void;
}

function SourceForm({ source, problem, onAsk }: SourceFormProps) {
  const [value, setValue] = useState(source);
  return (
    <form
      className={classes['form']}
      aria-label="Source"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(value.trim());
      }}
    >
      <TextInput
        label="Who"
        description="internet, an address, or a security group"
        spellCheck={false}
        autoComplete="off"
        required
        withAsterisk={false}
        value={value}
        error={problem}
        onChange={(event) => {
          setValue(event.currentTarget.value);
        }}
      />
      <Button type="submit" variant="default" size="md">
        Show
      </Button>
    </form>
  );
}
