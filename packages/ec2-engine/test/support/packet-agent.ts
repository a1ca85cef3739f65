import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

/** One packet to send, and where it is waited for. */
export interface Probe {
  readonly from: string;
  readonly to: string;
  readonly source: string;
  readonly target: string;
  readonly protocol: number;
  /** The port of the sender, or the type of ICMP. */
  readonly first: number;
  /** The port of the receiver, or the code of ICMP. */
  readonly second: number;
  /** What tells messages of ICMP with the same addresses apart. */
  readonly flow: number;
  /** The flags of a segment of TCP: SYN alone. */
  readonly flags?: number;
}

/** Sends packets between the namespaces of a lab; `packet-agent.py` does it. */
export class PacketAgent {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  #said = '';

  constructor() {
    this.#child = spawn('python3', [join(import.meta.dirname, 'packet-agent.py')]);
    this.#child.stderr.on('data', (chunk: Buffer) => (this.#said += chunk.toString()));
    this.#lines = createInterface(this.#child.stdout)[Symbol.asyncIterator]();
  }

  /** Whether each packet arrived. */
  async send(probes: readonly Probe[]): Promise<readonly boolean[]> {
    this.#child.stdin.write(`${JSON.stringify({ probes })}\n`);
    const { value, done } = await this.#lines.next();
    if (done === true) throw new Error(`the agent ended: ${this.#said}`);
    return JSON.parse(value) as readonly boolean[];
  }

  close(): void {
    this.#child.stdin.end();
  }
}
