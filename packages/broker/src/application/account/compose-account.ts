import type { ApplicationContext } from '../application-context.ts';
import { makeAskForReading } from './ask-for-reading.ts';
import { makeExplainReach } from './explain-reach.ts';
import { makeKnowAccount } from './known-account.ts';
import { makeListAccounts } from './list-accounts.ts';
import { makeReadExposure } from './read-exposure.ts';
import { makeReadHygiene } from './read-hygiene.ts';
import { makeReadMap } from './read-map.ts';

/** What can be asked about whole accounts. */
export type AccountUseCases = ReturnType<typeof composeAccount>;

export function composeAccount(context: ApplicationContext) {
  const knowAccount = makeKnowAccount(context);
  return {
    listAccounts: makeListAccounts(context),
    askForReading: makeAskForReading(context),
    explainReach: makeExplainReach(knowAccount),
    readExposure: makeReadExposure(knowAccount),
    readHygiene: makeReadHygiene(knowAccount),
    readMap: makeReadMap(context, knowAccount),
  };
}
