import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** What came back over a connection. */
export interface LeanAnswer {
  readonly status: number;
  readonly text: string;
}

/** An answer that is being received: everything up to the end of its body. */
interface Waiting {
  resolve(answer: LeanAnswer): void;
  reject(error: Error): void;
}

const HEAD_END = '\r\n\r\n';
const STATUS = /^HTTP\/1\.[01] (\d{3})/;
const LENGTH = /\r\ncontent-length: *(\d+)/i;
const CLOSES = /\r\nconnection: *close/i;

/**
 * One HTTP/1.1 connection for one call at a time, kept alive as long as the server keeps it: bytes in, bytes out.
 *
 * A client for everybody takes longer for a call than the server does, and would be what is measured. This one knows
 * only what the two servers send: a head, and a body of announced length.
 */
export class LeanConnection {
  readonly #host: string;
  readonly #port: number;
  #socket: Socket | null = null;
  #received: Buffer = Buffer.alloc(0);
  #waiting: Waiting | null = null;

  constructor({ hostname, port }: URL) {
    this.#host = hostname;
    this.#port = Number(port);
  }

  send(request: Buffer): Promise<LeanAnswer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket ??= this.#open();
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket?.destroy();
  }

  #open(): Socket {
    const socket = connect({ host: this.#host, port: this.#port, noDelay: true });
    socket.on('data', (chunk) => this.#receive(chunk));
    socket.on('error', (error) => this.#fail(socket, error));
    socket.on('close', () => this.#fail(socket, new Error('The server ended the connection without an answer.')));
    return socket;
  }

  #fail(socket: Socket, error: Error): void {
    if (this.#socket !== socket) return;
    this.#socket = null;
    this.#waiting?.reject(error);
    this.#waiting = null;
  }

  #receive(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const headEnd = this.#received.indexOf(HEAD_END);
    if (headEnd === -1) return;
    const head = this.#received.toString('latin1', 0, headEnd);
    const bodyStart = headEnd + HEAD_END.length;
    const bodyEnd = bodyStart + Number(LENGTH.exec(head)?.[1] ?? 0);
    if (this.#received.length < bodyEnd) return;

    const text = this.#received.toString('utf8', bodyStart, bodyEnd);
    this.#received = Buffer.alloc(0);
    if (CLOSES.test(head)) this.#letGo();
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.resolve({ status: Number(STATUS.exec(head)?.[1]), text });
  }

  /** The server closes after this answer: the next call takes a new connection. */
  #letGo(): void {
    const socket = this.#socket;
    this.#socket = null;
    socket?.destroy();
  }
}
