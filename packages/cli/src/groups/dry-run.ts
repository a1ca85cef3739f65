/** Whether a change was made, or would have been. */
export type Outcome = 'done' | 'would-be-done';

/** Makes a call, or has EC2 try it alone: then EC2's answer that it would have worked is an error by name. */
export async function carriedOut(call: () => Promise<unknown>): Promise<Outcome> {
  try {
    await call();
    return 'done';
  } catch (error) {
    if (error instanceof Error && error.name === 'DryRunOperation') return 'would-be-done';
    throw error;
  }
}
