import { ProblemError } from '../application/problem-error.ts';
import { ConfigError } from './config-error.ts';

/**
 * Why the server could not start: for an administrator in a sentence or two, with what the database itself said, which
 * callers of the API are never told. Anything that nobody foresaw shows where it happened.
 */
export function startFailureText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ConfigError) return error.message;
  if (error instanceof ProblemError) return [error.message, databaseSaid(error)].join('');
  if (isPortTaken(error)) return `${error.message}. Set GATELEASE_PORT or GATELEASE_EC2_PORT to a port that is free.`;
  return error.stack ?? error.message;
}

function databaseSaid({ cause }: ProblemError): string {
  if (!(cause instanceof Error)) return '';
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  // An attempt at several addresses has several messages and none of its own.
  const said = cause.message === '' ? code : cause.message;
  return said === '' ? '' : ` The database said: ${said.replace(/\.$/, '')}.`;
}

function isPortTaken(error: Error): boolean {
  return 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
}
