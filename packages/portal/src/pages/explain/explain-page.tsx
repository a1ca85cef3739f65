import type { AccountView } from '@gatelease/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { problemOf } from '../../api/problem.ts';
import { apiQuery } from '../../api/queries.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { AccountBar } from '../account/account-bar.tsx';
import { GapsNote } from '../account/gaps-note.tsx';
import { lookAgain } from '../account/look-again.ts';
import { placeOf } from '../account/place.ts';
import { WithAccount } from '../account/with-account.tsx';
import { AnswerCard } from './answer-card.tsx';
import { QuestionForm } from './question-form.tsx';
import type { AskedQuestion } from './question-form.tsx';

/** Can this address reach that instance on this port, through which rule, and if not, what is missing? */
export function ExplainPage() {
  const search = useSearch({ from: '/shell/explain' });
  return (
    <>
      <PageHeader title="Explain">
        Does somebody reach something, through which rule, and if not, what is missing? Nothing is sent and nothing is
        changed: the answer is worked out from the rules.
      </PageHeader>
      <WithAccount place={search}>
        {(account, accounts) => <Explanation account={account} accounts={accounts} />}
      </WithAccount>
    </>
  );
}

interface ExplanationProps {
  readonly account: AccountView;
  readonly accounts: readonly AccountView[];
}

function Explanation({ account, accounts }: ExplanationProps) {
  const { from, to, traffic } = useSearch({ from: '/shell/explain' });
  const navigate = useNavigate({ from: '/explain' });
  const asked = from === undefined || to === undefined || traffic === undefined ? null : { from, to, traffic };
  const query = { ...placeOf(account), ...(asked ?? { from: '', to: '', traffic: '' }) };
  const answer = useQuery({
    ...apiQuery('explainReach', { query }),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    refetchInterval: lookAgain,
  });
  const problem = answer.isError ? problemOf(answer.error) : null;
  const hasFields = problem !== null && problem.fields.length > 0;
  const data = problem === null ? answer.data : undefined;
  const isWaiting = asked !== null && problem === null && (data === undefined || data.answer === null);

  return (
    <>
      <AccountBar
        accounts={accounts}
        account={data?.account ?? account}
        onChoose={(place) => void navigate({ search: (before) => ({ ...before, ...place }) })}
      />
      <QuestionForm
        key={`${from ?? ''} ${to ?? ''} ${traffic ?? ''}`}
        asked={{ from: from ?? null, to: to ?? null, traffic: traffic ?? null }}
        problem={problem}
        isBusy={answer.isFetching}
        onAsk={(question: AskedQuestion) => void navigate({ search: (before) => ({ ...before, ...question }) })}
      />
      {!hasFields && <ProblemAlert problem={problem} />}
      <div role="status">
        {isWaiting && <Waiting what="the account" />}
        {data !== undefined && data.answer !== null && asked !== null && (
          <AnswerCard asked={asked} answer={data.answer} place={placeOf(account)} />
        )}
      </div>
      {data !== undefined && <GapsNote gaps={data.account.gaps} />}
    </>
  );
}
