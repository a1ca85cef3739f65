import type { ParseProblem } from '@gatelease/security-groups';
import { CommandProblem } from '../command-problem.ts';

/** A text that the rule model does not understand: where it was given, what it was, what would be right. */
export function wrongText(what: string, { given, expected }: ParseProblem): CommandProblem {
  return new CommandProblem('usage.invalid', `${what} is ${JSON.stringify(given)}. ${expected}`);
}
