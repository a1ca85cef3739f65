import type { Application } from '../../../application/application.ts';
import type { Handlers } from '../operation.ts';
import { presentAccount } from '../present/present-account.ts';

export function accountOperations(
  application: Application,
): Handlers<'listAccounts' | 'askForReading' | 'explainReach' | 'readExposure' | 'readHygiene' | 'readMap'> {
  return {
    listAccounts: async (_, { caller }) => {
      const accounts = await application.listAccounts(caller.principal);
      return { items: accounts.map(presentAccount) };
    },

    askForReading: async ({ body }, { caller }) => {
      const { askedAt } = await application.askForReading(caller.principal, body);
      return { askedAt: askedAt.toISOString() };
    },

    explainReach: async ({ query }, { caller }) => {
      const { details, answer } = await application.explainReach(caller.principal, query);
      return { account: presentAccount(details), answer: mutable(answer) };
    },

    readExposure: async ({ query }, { caller }) => {
      const { details, exposure } = await application.readExposure(caller.principal, query);
      return { account: presentAccount(details), exposure: mutable(exposure) };
    },

    readHygiene: async ({ query }, { caller }) => {
      const { details, hygiene } = await application.readHygiene(caller.principal, query);
      return { account: presentAccount(details), hygiene: mutable(hygiene) };
    },

    readMap: async ({ query }, { caller }) => {
      const { details, map } = await application.readMap(caller.principal, query);
      return { account: presentAccount(details), map: mutable(map) };
    },
  };
}

type Mutable<T> = T extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
    : T;

/** Schemas say nothing of lists that must not change, and nobody changes these. */
function mutable<T>(view: T): Mutable<T>;
function mutable(view: unknown): unknown {
  return view;
}
