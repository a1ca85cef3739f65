import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { WORK_CHANNEL } from '../repositories/work-statements.ts';
import { clientSettings } from './client-settings.ts';

export interface WorkListener {
  close(): Promise<void>;
}

/** The PostgreSQL channel on which nodes tell each other what changed, for the browsers that look at each of them. */
export const CHANGES_CHANNEL = 'gatelease_changes';

interface Ears {
  readonly onWork: () => void;
  readonly onChange: (payload: string) => void;
}

/**
 * Calls `onWork` when some node has committed work that is due, and each time the connection is made or made again,
 * because what happened before was not heard. Calls `onChange` with what nodes tell each other through `tellNodes`.
 * A lost connection is noticed within half a minute and replaced.
 *
 * Only a way to be quick: whoever listens also looks by itself from time to time.
 *
 * @throws `storage.unavailable` for an address that cannot be read; never for a server that cannot be reached.
 */
export function listenForWork(
  databaseUrl: string,
  onWork: () => void,
  onChange: (payload: string) => void = () => undefined,
): WorkListener {
  const settings = clientSettings(databaseUrl);
  const closing = new AbortController();
  const listening = listenAgainAndAgain(settings, { onWork, onChange }, closing.signal);

  return {
    close: async () => {
      closing.abort();
      await listening;
    },
  };
}

const LOOK_AFTER_MILLISECONDS = 15_000;
const LONGEST_PAUSE_MILLISECONDS = 5_000;

async function listenAgainAndAgain(settings: pg.ClientConfig, ears: Ears, closing: AbortSignal) {
  let pause = 100;
  while (!closing.aborted) {
    const wasConnected = await listenOnce(settings, ears, closing);
    pause = wasConnected ? 100 : Math.min(pause * 2, LONGEST_PAUSE_MILLISECONDS);
    await pauseUnlessClosing(pause, closing);
  }
}

/** @returns whether there was a connection; when it comes back, there is none any more. */
async function listenOnce(
  settings: pg.ClientConfig,
  { onWork, onChange }: Ears,
  closing: AbortSignal,
): Promise<boolean> {
  const client = new pg.Client({ ...settings, query_timeout: 10_000 });
  const lost = new AbortController();
  client.on('error', () => lost.abort());
  client.on('end', () => lost.abort());
  client.on('notification', ({ channel, payload }) => {
    if (channel === CHANGES_CHANNEL) onChange(payload ?? '');
    else onWork();
  });
  let wasConnected = false;
  try {
    await client.connect();
    await client.query(`listen ${WORK_CHANNEL}`);
    await client.query(`listen ${CHANGES_CHANNEL}`);
    wasConnected = true;
    onWork();
    const over = AbortSignal.any([closing, lost.signal]);
    while (!over.aborted) {
      await pauseUnlessClosing(LOOK_AFTER_MILLISECONDS, over);
      if (!over.aborted) await client.query('select 1');
    }
  } catch {
    // The connection is lost, or was never made: the caller tries again.
  }
  await client.end().catch(() => undefined);
  return wasConnected;
}

async function pauseUnlessClosing(milliseconds: number, signal: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal }).catch(() => undefined);
}
