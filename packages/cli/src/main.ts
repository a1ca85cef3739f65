import { createCommandContext } from './command-context.ts';
import type { Io } from './io.ts';
import { createProgram } from './program.ts';
import { reportProblem } from './report-problem.ts';

/** Runs the command line with the arguments after its name, and returns the exit code. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const json = wantsJson(argv);
  try {
    const context = createCommandContext(io, json);
    await createProgram(context).parseAsync([...argv], { from: 'user' });
    return context.exitCode();
  } catch (error) {
    return reportProblem(error, io, json);
  }
}

/** Looked for before parsing, because a failure to parse has to be told in JSON too. */
function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end === -1 ? argv : argv.slice(0, end)).includes('--json');
}
