export { main } from './main.ts';
export type { Io, PrivateFiles, Prompt, TextSink } from './io.ts';
