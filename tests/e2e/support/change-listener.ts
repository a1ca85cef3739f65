import { eventually } from '../../support/eventually.ts';
import type { ServerProcess } from './server-process.ts';

/** Somebody who looks at a node and hears of changes there. */
export class ChangeListener {
  readonly #heard: { readonly topic: string; readonly at: number }[] = [];
  readonly #abort = new AbortController();

  static async at(server: ServerProcess): Promise<ChangeListener> {
    const listener = new ChangeListener();
    const answer = await fetch(`${server.url}/api/v1/changes`, {
      headers: { authorization: `Bearer ${await server.tokenOf()}` },
      signal: listener.#abort.signal,
    });
    if (answer.body === null || !answer.ok) throw new Error(`no stream of changes: ${String(answer.status)}`);
    void listener.#listen(answer.body);
    return listener;
  }

  /** When a topic was heard of for the first time since an instant. */
  async hears(topic: string, since: number): Promise<number> {
    const found = await eventually(
      () => Promise.resolve(this.#heard.find((change) => change.topic === topic && change.at >= since)),
      (change) => change !== undefined,
    );
    return found?.at ?? Number.NaN;
  }

  close(): void {
    this.#abort.abort();
  }

  async #listen(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = '';
    try {
      for await (const chunk of body) {
        text += Buffer.from(chunk).toString();
        const events = text.split('\n\n');
        text = events.pop() ?? '';
        for (const event of events) {
          const topic = /^event: change\ndata: \{"topic":"(\w+)"\}$/.exec(event)?.[1];
          if (topic !== undefined) this.#heard.push({ topic, at: Date.now() });
        }
      }
    } catch {
      // Closed by us, or by a node that was killed.
    }
  }
}
