/** Longer than the work takes on any machine that is well. */
export const STEADY_MILLISECONDS = 500;

/**
 * Answers after a fixed time, however long the work took, so that the time of the answer tells nothing about what was
 * done. Work that takes longer than that is waited for.
 */
export async function answerSteadily<T>(work: Promise<T>, milliseconds = STEADY_MILLISECONDS): Promise<T> {
  const [outcome] = await Promise.allSettled([work, new Promise((resolve) => setTimeout(resolve, milliseconds))]);
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}
