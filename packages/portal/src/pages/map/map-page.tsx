import type { AccountView, MapDocument } from '@gatelease/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
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
import { answerPath } from './answer-path.ts';
import { MapView } from './map-view.tsx';

/** Groups, load balancers, endpoints, the Internet: who is let in to whom, as a picture. */
export function MapPage() {
  const search = useSearch({ from: '/shell/map' });
  return (
    <>
      <PageHeader title="Map">
        Who is let in to whom by inbound rules. The number at a corner counts the leases that are open now.
      </PageHeader>
      <WithAccount place={search}>
        {(account, accounts) => <AccountMap account={account} accounts={accounts} />}
      </WithAccount>
    </>
  );
}

interface AccountMapProps {
  readonly account: AccountView;
  readonly accounts: readonly AccountView[];
}

function AccountMap({ account, accounts }: AccountMapProps) {
  const search = useSearch({ from: '/shell/map' });
  const navigate = useNavigate({ from: '/map' });
  const place = placeOf(account);
  const { groupId, vpcId, from, to, traffic } = search;
  const part = groupId !== undefined ? { groupId } : vpcId === undefined ? {} : { vpcId };
  const drawn = useQuery({
    ...apiQuery('readMap', { query: { ...place, ...part } }),
    placeholderData: keepPreviousData,
    refetchInterval: lookAgain,
  });
  const isAsked = from !== undefined && to !== undefined && traffic !== undefined;
  const answer = useQuery({
    ...apiQuery('explainReach', { query: { ...place, from: from ?? '', to: to ?? '', traffic: traffic ?? '' } }),
    enabled: isAsked,
  });
  const problem = drawn.isError ? problemOf(drawn.error) : null;
  const [wrongPart] = problem?.fields ?? [];
  const [map, setMap] = useState<MapDocument | null>(null);
  // What was there stays when a search finds nothing, instead of an empty page.
  if (drawn.data !== undefined && drawn.data.map !== map) setMap(drawn.data.map);
  const found = isAsked ? (answer.data?.answer ?? null) : null;

  return (
    <>
      <AccountBar
        accounts={accounts}
        account={drawn.data?.account ?? account}
        onChoose={(chosen) => void navigate({ search: chosen })}
      />
      <ProblemAlert problem={wrongPart === undefined ? problem : null} takesFocus={false} />
      {map === null && problem === null && <Waiting what="the account" />}
      {map !== null && (
        <MapView
          map={map}
          place={place}
          part={part}
          answer={found}
          path={found === null ? null : answerPath(map, found)}
          searchProblem={wrongPart === undefined ? null : `${wrongPart.given}: ${wrongPart.expected}`}
          onLook={(next) => void navigate({ search: { ...place, ...next } })}
        />
      )}
      {drawn.data !== undefined && <GapsNote gaps={drawn.data.account.gaps} />}
    </>
  );
}
