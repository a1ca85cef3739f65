import { expect, it } from 'vitest';
import { ProblemError } from '../application/problem-error.ts';
import { ConfigError } from './config-error.ts';
import { startFailureText } from './start-failure.ts';

const unavailable = (cause: unknown) => new ProblemError('storage.unavailable', 'No database.', { cause });

it.each([
  {
    name: 'a database that refuses',
    error: unavailable(new Error('password authentication failed for user "gatelease"')),
    text: 'No database. The database said: password authentication failed for user "gatelease".',
  },
  {
    name: 'a database that is at none of several addresses',
    error: unavailable(Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })),
    text: 'No database. The database said: ECONNREFUSED.',
  },
  { name: 'a problem that says it all', error: unavailable(undefined), text: 'No database.' },
  { name: 'a setting', error: new ConfigError('GATELEASE_PORT is "80a".'), text: 'GATELEASE_PORT is "80a".' },
  {
    name: 'a port that is taken',
    error: Object.assign(new Error('listen EADDRINUSE: address already in use 127.0.0.1:8080'), { code: 'EADDRINUSE' }),
    text: 'listen EADDRINUSE: address already in use 127.0.0.1:8080. Set GATELEASE_PORT or GATELEASE_EC2_PORT to a port that is free.',
  },
])('says in sentences what is the matter with $name', ({ error, text }) => {
  expect(startFailureText(error)).toBe(text);
});

it('shows where what nobody foresaw happened', () => {
  expect(startFailureText(new TypeError('x is not a function'))).toMatch(/x is not a function\n\s+at /);
});
