import { CommandProblem } from '../command-problem.ts';
import type { Prompt } from '../io.ts';

/** Questions in the terminal, asked on stderr. The library is loaded with the first question. */
export const clackPrompt: Prompt = {
  text: async ({ message, usual }) => {
    const clack = await import('@clack/prompts');
    const given = await clack.text({
      message,
      output: process.stderr,
      ...(usual === undefined ? {} : { placeholder: usual, defaultValue: usual }),
    });
    return clack.isCancel(given) ? cancelled() : given;
  },

  password: async ({ message }) => {
    const clack = await import('@clack/prompts');
    const given = await clack.password({ message, output: process.stderr });
    return clack.isCancel(given) ? cancelled() : given;
  },

  select: async ({ message, choices }) => {
    const clack = await import('@clack/prompts');
    const given = await clack.select<string>({ message, output: process.stderr, options: [...choices] });
    return clack.isCancel(given) ? cancelled() : given;
  },
};

function cancelled(): never {
  throw new CommandProblem('prompt.cancelled', 'Nothing was done.');
}
