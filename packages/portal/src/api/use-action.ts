import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { hasCode, problemOf } from './problem.ts';
import type { ShownProblem } from './problem.ts';

/** Something a button does: runs once at a time, busy until everything on the page is read again. */
export interface Action<Input, Output> {
  /** Resolves with the answer, or with `undefined` when it failed or one is under way already. */
  run(input: Input): Promise<Output | undefined>;
  readonly isBusy: boolean;
  /** The last answer, until the next try. */
  readonly output: Output | undefined;
  /** What the last run that went well gave. */
  readonly result: Output | undefined;
  readonly problem: ShownProblem | null;
  readonly error: unknown;
  forget(): void;
}

/** Makes an action of a call. A second click while the first is under way does nothing. */
export function useAction<Input, Output>(call: (input: Input) => Promise<Output>): Action<Input, Output> {
  const client = useQueryClient();
  const isUnderWay = useRef(false);
  const mutation = useMutation({
    mutationFn: call,
    onSuccess: () => client.invalidateQueries(),
    // Somebody else was quicker: the page must show what they did.
    onError: (error) => (hasCode(error, 'storage.conflict') ? client.invalidateQueries() : undefined),
  });

  return {
    async run(input) {
      if (isUnderWay.current) return undefined;
      isUnderWay.current = true;
      try {
        return await mutation.mutateAsync(input);
      } catch {
        return undefined;
      } finally {
        isUnderWay.current = false;
      }
    },
    isBusy: mutation.isPending,
    output: mutation.data,
    result: mutation.data,
    problem: mutation.error === null ? null : problemOf(mutation.error),
    error: mutation.error,
    forget: mutation.reset,
  };
}
