import { fastify } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import { expect, it } from 'vitest';
import { addOperations } from './add-operations.ts';
import { answerProblems } from './answer-problems.ts';
import { KeyGuesses } from './key-guesses.ts';
import type { Handlers } from './operation.ts';
import { validatorCompiler } from './request-invalid-error.ts';

/** A server whose every operation answers the same, whatever its schema promises. */
function serverThatAnswers(answer: unknown) {
  const app = fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('visit', null);
  answerProblems(app);
  const handlers = new Proxy({}, { get: () => () => Promise.resolve(answer) }) as Handlers;
  addOperations(app, {
    handlers,
    authenticate: () => Promise.resolve(null),
    authenticateKey: () => Promise.resolve({ kind: 'unknown' }),
    keyGuesses: new KeyGuesses(),
    isSecure: true,
  });
  return app;
}

it('response leak: a field that the contract does not name is not sent', async () => {
  const app = serverThatAnswers({ needed: true, passwordHash: '$argon2id$', nested: { token: 'x' } });

  const answer = await app.inject('/api/v1/setup');

  expect(answer.json()).toEqual({ needed: true });
});

it('response leak: an answer of the wrong shape is an error of ours, without the answer', async () => {
  const app = serverThatAnswers({ needed: 'a secret instead of a boolean' });

  const answer = await app.inject('/api/v1/setup');

  expect(answer.json()).toMatchObject({ status: 500, code: 'internal.error' });
  expect(answer.body).not.toContain('secret');
});

it('an operation that needs a session is not reached without one, whatever it would answer', async () => {
  const app = serverThatAnswers({ items: [], next: null });

  const answer = await app.inject('/api/v1/people');

  expect(answer.json()).toMatchObject({ status: 401, code: 'session.required' });
});
