import { ApiError, UnreachableError } from '@gatelease/contract/client';
import type { Problem } from '@gatelease/contract';
import { CommanderError } from 'commander';
import { COMMAND_PROBLEMS, CommandProblem } from './command-problem.ts';
import { colorsFor } from './command-context.ts';
import type { Io } from './io.ts';
import { printable } from './output/printable.ts';

interface Told {
  readonly exitCode: number;
  /** The problem as programs read it: the server's own document, or one like it. */
  readonly document: Readonly<Record<string, unknown>> | Problem;
  readonly code: string;
  readonly detail: string;
  readonly more: readonly string[];
}

/** Says on stderr why a command did not do its work, and returns the exit code. */
export function reportProblem(error: unknown, io: Io, json: boolean): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  const told = tell(error);

  if (json) {
    io.stderr.write(`${JSON.stringify(told.document, null, 2)}\n`);
  } else {
    const paint = colorsFor(io, io.stderr.isTty);
    const lines = [`${told.detail} ${paint.dim(`(${told.code})`)}`, ...told.more];
    io.stderr.write(`${lines.join('\n')}\n`);
  }
  if ((io.env['GATELEASE_DEBUG'] ?? '') !== '' && error instanceof Error) io.stderr.write(`${stackOf(error)}\n`);
  return told.exitCode;
}

function tell(error: unknown): Told {
  if (error instanceof ApiError) return tellApiError(error.problem);
  if (error instanceof UnreachableError) return tellUnreachable(error);
  if (error instanceof CommanderError) return tellUsage(error);
  if (error instanceof CommandProblem) return ours(error, error.hint === undefined ? [] : [error.hint]);
  const message = error instanceof Error ? error.message : String(error);
  return ours(new CommandProblem('internal.error', `Something unexpected happened: ${printable(message)}`), [
    'Set GATELEASE_DEBUG=1 and try again to see where.',
  ]);
}

function tellApiError(problem: Problem): Told {
  const fields = (problem.fields ?? []).map(
    (field) => `  ${field.field}: given ${field.given}, expected ${field.expected}`,
  );
  const hints = [
    ...(problem.code === 'session.required' ? ['Sign in with: gatelease login'] : []),
    ...(problem.code === 'session.password-change-required' ? ['Choose one with: gatelease login'] : []),
    ...(problem.retryAfterSeconds === undefined ? [] : [`Try again in ${String(problem.retryAfterSeconds)} seconds.`]),
    ...(problem.status >= 500 && problem.requestId !== undefined ? [`Request ${problem.requestId}`] : []),
  ];
  return {
    exitCode: 1,
    document: problem,
    code: printable(problem.code),
    detail: printable(problem.detail),
    more: [...fields, ...hints].map(printable),
  };
}

function tellUnreachable(error: UnreachableError): Told {
  const reason = error.causeCode ?? innermostMessage(error.cause);
  const detail = reason === '' ? error.message : `${error.message} (${reason})`;
  return ours(new CommandProblem('server.unreachable', printable(detail), { cause: error }), [
    /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/.test(reason)
      ? 'Its certificate is not trusted here: name its authority in NODE_EXTRA_CA_CERTS.'
      : 'Check the address (--server, GATELEASE_SERVER or `gatelease login`), and whether you are in the right network.',
  ]);
}

function tellUsage(error: CommanderError): Told {
  const detail = error.message.replace(/^error: /, '').replace(/^./, (first) => first.toUpperCase());
  const isHelp = error.code === 'commander.help';
  const told = isHelp ? 'A command is missing.' : detail.endsWith('.') || detail.endsWith(')') ? detail : `${detail}.`;
  return ours(new CommandProblem('usage.invalid', told), ['See: gatelease --help']);
}

function ours(problem: CommandProblem, more: readonly string[]): Told {
  const { exitCode, title } = COMMAND_PROBLEMS[problem.code];
  const document = {
    type: `urn:gatelease:problem:${problem.code}`,
    title,
    code: problem.code,
    detail: problem.message,
  };
  return {
    exitCode,
    document: problem.hint === undefined ? document : { ...document, hint: problem.hint },
    code: problem.code,
    detail: problem.message,
    more,
  };
}

function innermostMessage(cause: unknown): string {
  if (!(cause instanceof Error)) return '';
  return cause.cause === undefined ? cause.message : innermostMessage(cause.cause);
}

function stackOf(error: Error): string {
  const own = error.stack ?? error.message;
  return error.cause instanceof Error ? `${own}\nCaused by: ${stackOf(error.cause)}` : own;
}
