import pg from 'pg';
import { expect, it } from 'vitest';
import { ProblemError } from '../../../application/problem-error.ts';
import { translatePostgresqlError } from './postgresql-errors.ts';

function reply(code: string, message: string): pg.DatabaseError {
  return Object.assign(new pg.DatabaseError(message, message.length, 'error'), { code });
}

it.each([
  ['28P01', 'password authentication failed for user "gatelease"'],
  ['3D000', 'database "gatelease" does not exist'],
  ['53300', 'remaining connection slots are reserved for roles with the SUPERUSER attribute'],
  ['57P01', 'terminating connection due to administrator command'],
])('keeps what the database said under %s from callers, and for the log', (code, message) => {
  const said = reply(code, message);

  const translated = translatePostgresqlError(said);

  expect(translated).toBeInstanceOf(ProblemError);
  expect(translated).toMatchObject({ code: 'storage.unavailable', cause: said });
  expect(String(translated)).not.toContain(message);
});

it('says no more of a connection that fails', () => {
  const failed = Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), { code: 'ECONNREFUSED' });

  const translated = translatePostgresqlError(failed);

  expect(translated).toMatchObject({ code: 'storage.unavailable', cause: failed });
  expect(String(translated)).not.toContain('10.0.0.7');
});
