import type { ReactNode } from 'react';
import { problemOf } from '../api/problem.ts';
import { ProblemAlert } from './problem-alert.tsx';
import { Waiting } from './waiting.tsx';

interface QueryStateProps<Data> {
  readonly query: { readonly data: Data | undefined; readonly isError: boolean; readonly error: unknown };
  /** What is read: `the people`. */
  readonly what: string;
  children(data: Data): ReactNode;
}

/** Shows what was read; until then that it is being read, or why it could not be. Old answers stay during trouble. */
export function QueryState<Data>({ query, what, children }: QueryStateProps<Data>) {
  return (
    <>
      <ProblemAlert problem={query.isError ? problemOf(query.error) : null} takesFocus={false} />
      {query.data === undefined ? !query.isError && <Waiting what={what} /> : children(query.data)}
    </>
  );
}
