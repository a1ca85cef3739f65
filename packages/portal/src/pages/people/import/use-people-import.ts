import type { PersonImportedView } from '@gatelease/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { callApi } from '../../../api/call-api.ts';
import { problemOf } from '../../../api/problem.ts';
import type { ShownProblem } from '../../../api/problem.ts';
import type { ImportRow } from './read-people.ts';

export type RowResult = PersonImportedView['rows'][number];

export interface ImportOptions {
  readonly addTeams: boolean;
  readonly invite: boolean;
}

/** Sends a list of people as a whole: first to be told what would happen, then to do it, all of it or nothing. */
export function usePeopleImport() {
  const client = useQueryClient();
  const isUnderWay = useRef(false);
  const [results, setResults] = useState<readonly RowResult[] | null>(null);
  const [isDone, setIsDone] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<ShownProblem | null>(null);

  const go = async (rows: readonly ImportRow[], options: ImportOptions, apply: boolean): Promise<void> => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setProblem(null);
    setIsBusy(true);
    try {
      setResults((await callApi('importPeople', { body: { rows: [...rows], apply, ...options } })).rows);
      setIsDone(apply);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      isUnderWay.current = false;
      setIsBusy(false);
      if (apply) void client.invalidateQueries();
    }
  };

  return {
    results,
    isDone,
    isBusy,
    problem,
    preview: (rows: readonly ImportRow[], options: ImportOptions) => go(rows, options, false),
    apply: (rows: readonly ImportRow[], options: ImportOptions) => go(rows, options, true),
    forget: () => {
      setResults(null);
      setIsDone(false);
      setProblem(null);
    },
  };
}
