import pico from 'picocolors';
import type { Io } from './io.ts';
import type { TimeFrame } from './output/when.ts';

export type Colors = ReturnType<typeof pico.createColors>;

/** How a command speaks: its one result on stdout, everything else on stderr. */
export interface CommandContext {
  readonly io: Io;
  /** One JSON document on stdout and no words anywhere but in problems. */
  readonly json: boolean;
  /** Whether there is somebody to ask. */
  readonly isInteractive: boolean;
  /** Colours of stdout. */
  readonly paint: Colors;
  /** The result of the command, once: the document for programs, the text for people. */
  print(document: unknown, text: string): void;
  /** Something for people to know on the way. */
  note(text: string): void;
  /** A line that the next one replaces; nothing where there is no terminal. */
  progress(text: string): void;
  timeFrame(): TimeFrame;
  /** What a command that did its work ends with, when that is its answer; 0 otherwise. */
  endWith(exitCode: number): void;
  exitCode(): number;
}

export function createCommandContext(io: Io, json: boolean): CommandContext {
  const isLive = io.stderr.isTty && !json;
  let isLineOpen = false;
  let exitCode = 0;
  const clearLine = () => {
    if (isLineOpen) io.stderr.write('\r\u001b[2K');
    isLineOpen = false;
  };

  return {
    io,
    json,
    isInteractive: isLive && io.stdin.isTty,
    paint: colorsFor(io, io.stdout.isTty),
    print: (document, text) => {
      clearLine();
      io.stdout.write(`${json ? JSON.stringify(document, null, 2) : text}\n`);
    },
    note: (text) => {
      clearLine();
      if (!json) io.stderr.write(`${text}\n`);
    },
    progress: (text) => {
      clearLine();
      if (!isLive || text === '') return;
      io.stderr.write(text);
      isLineOpen = true;
    },
    timeFrame: () => ({ now: io.now(), timeZone: io.timeZone }),
    endWith: (code) => {
      exitCode = code;
    },
    exitCode: () => exitCode,
  };
}

/** Colours where a person looks: a terminal, unless NO_COLOR says no. FORCE_COLOR says yes everywhere. */
export function colorsFor(io: Io, isTty: boolean): Colors {
  const isSet = (name: string) => (io.env[name] ?? '') !== '';
  const isWanted = isSet('FORCE_COLOR') || (isTty && io.env['TERM'] !== 'dumb');
  return pico.createColors(isWanted && !isSet('NO_COLOR'));
}
