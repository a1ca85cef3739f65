const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 200;

/** Asks until the answer is as expected, ever less often; fails with the last answer when it never is. */
export async function eventually<T>(
  ask: () => Promise<T> | T,
  isRight: (answer: T) => boolean,
  withinMs = 20_000,
): Promise<T> {
  const giveUpAt = Date.now() + withinMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS)) {
    const answer = await ask();
    if (isRight(answer)) return answer;
    if (Date.now() > giveUpAt) throw new Error(`it never came true; last answer: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
