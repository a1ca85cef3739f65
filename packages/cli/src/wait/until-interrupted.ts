import type { Io } from '../io.ts';

export type Ended<Value> = { readonly kind: 'done'; readonly value: Value } | { readonly kind: 'interrupted' };

/**
 * Runs `work` until it ends or somebody presses Ctrl-C, whichever is first.
 *
 * After an interruption `work` is told by its signal and no longer waited for; what it says then is not heard.
 */
export async function untilInterrupted<Value>(
  io: Pick<Io, 'onInterrupt'>,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Ended<Value>> {
  const controller = new AbortController();
  const { promise: interrupted, resolve: interrupt } = deferred();
  const stopListening = io.onInterrupt(() => {
    controller.abort();
    interrupt();
  });

  try {
    const done = work(controller.signal).then(
      (value): Ended<Value> => ({ kind: 'done', value }),
      (error: unknown): Ended<Value> => {
        if (controller.signal.aborted) return { kind: 'interrupted' };
        throw error;
      },
    );
    return await Promise.race([done, interrupted.then((): Ended<Value> => ({ kind: 'interrupted' }))]);
  } finally {
    stopListening();
  }
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
