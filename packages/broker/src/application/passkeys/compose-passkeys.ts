import type { ApplicationContext } from '../application-context.ts';
import { makeAddPasskey } from './add-passkey.ts';
import { makeBeginPasskey } from './begin-passkey.ts';
import { makeListPasskeys } from './list-passkeys.ts';
import { makeRemovePasskey } from './remove-passkey.ts';
import { makeRenamePasskey } from './rename-passkey.ts';

/** What can be asked about one's own passkeys. */
export type PasskeyUseCases = ReturnType<typeof composePasskeys>;

export function composePasskeys(context: ApplicationContext) {
  return {
    listPasskeys: makeListPasskeys(context),
    beginPasskey: makeBeginPasskey(context),
    addPasskey: makeAddPasskey(context),
    renamePasskey: makeRenamePasskey(context),
    removePasskey: makeRemovePasskey(context),
  };
}
