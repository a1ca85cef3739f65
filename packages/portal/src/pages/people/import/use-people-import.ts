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

/** As many as one call takes. */
const ROWS_AT_ONCE = 200;

/**
 * Sends a list of people part by part: first to be told what would happen, then to do it. What was done before a
 * trouble stays done, and doing the list again goes on from there.
 */
export function usePeopleImport() {
  const client = useQueryClient();
  const isUnderWay = useRef(false);
  const [results, setResults] = useState<readonly RowResult[] | null>(null);
  const [isDone, setIsDone] = useState(false);
  const [progress, setProgress] = useState<number | null>(null);
  const [problem, setProblem] = useState<ShownProblem | null>(null);

  const go = async (rows: readonly ImportRow[], options: ImportOptions, apply: boolean): Promise<void> => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setProblem(null);
    setProgress(0);
    const told: RowResult[] = [];
    try {
      for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
        const part = rows.slice(from, from + ROWS_AT_ONCE);
        told.push(...(await callApi('importPeople', { body: { rows: part, apply, ...options } })).rows);
        setProgress(told.length / rows.length);
      }
      setResults(told);
      setIsDone(apply);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      isUnderWay.current = false;
      setProgress(null);
      if (apply) void client.invalidateQueries();
    }
  };

  return {
    results,
    isDone,
    progress,
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
