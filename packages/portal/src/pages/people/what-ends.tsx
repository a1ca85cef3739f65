import type { PersonDetailView } from '@gatelease/contract';
import { List } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { apiQuery } from '../../api/queries.ts';
import { QueryState } from '../../components/query-state.tsx';
import { amountOf } from './amount.ts';

/** What hangs on a person right now, and ends when they go. */
export function WhatEnds({ personId }: { readonly personId: string }) {
  const person = useQuery({ ...apiQuery('readPerson', { params: { personId } }), staleTime: 0 });
  return (
    <QueryState query={person} what="what they have open">
      {(details) => (
        <List mt="sm" spacing={4}>
          {linesOn(details).map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List>
      )}
    </QueryState>
  );
}

function linesOn({ liveLeases, pendingRequests, policies }: PersonDetailView): readonly string[] {
  return [
    liveLeases === 0
      ? 'Nothing is open for them now.'
      : `${amountOf(liveLeases, 'open access is', 'open accesses are')} closed.`,
    ...(pendingRequests === 0
      ? []
      : [`${amountOf(pendingRequests, 'waiting request is', 'waiting requests are')} withdrawn.`]),
    policies.length === 0
      ? 'No access rule lets them open anything.'
      : `What they could open until now: ${policies.map(({ name }) => name).join(', ')}.`,
  ];
}
