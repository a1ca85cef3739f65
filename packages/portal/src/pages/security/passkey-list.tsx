import type { PasskeyView } from '@gatelease/contract';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { When } from '../../components/when.tsx';
import classes from './passkeys.module.css';
import { RemovePasskeyDialog } from './remove-passkey-dialog.tsx';
import { RenamePasskeyDialog } from './rename-passkey-dialog.tsx';

/** One's passkeys, and what can be done about each. */
export function PasskeyList({ passkeys }: { readonly passkeys: readonly PasskeyView[] }) {
  const [open, setOpen] = useState<{ readonly what: 'rename' | 'remove'; readonly passkey: PasskeyView } | null>(null);
  const close = (): void => {
    setOpen(null);
  };

  return (
    <>
      <ul className={classes['list']} aria-label="Passkeys">
        {passkeys.map((passkey) => (
          <li key={passkey.passkeyId} className={classes['passkey']}>
            <div>
              <div className={classes['name']}>{passkey.name}</div>
              <div className={classes['facts']}>
                Added <When at={passkey.createdAt} />,{' '}
                {passkey.lastUsedAt === null ? (
                  'not used yet'
                ) : (
                  <>
                    last used <When at={passkey.lastUsedAt} />
                  </>
                )}
                {passkey.isSynced ? '. On all devices of its account.' : '. On one device only.'}
              </div>
            </div>
            <div className={classes['buttons']}>
              <Button
                variant="default"
                size="xs"
                aria-label={`Rename ${passkey.name}`}
                onClick={() => {
                  setOpen({ what: 'rename', passkey });
                }}
              >
                Rename
              </Button>
              <Button
                variant="default"
                size="xs"
                aria-label={`Remove ${passkey.name}`}
                onClick={() => {
                  setOpen({ what: 'remove', passkey });
                }}
              >
                Remove
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {open?.what === 'rename' && <RenamePasskeyDialog passkey={open.passkey} onClose={close} />}
      {open?.what === 'remove' && (
        <RemovePasskeyDialog passkey={open.passkey} isLast={passkeys.length === 1} onClose={close} />
      )}
    </>
  );
}
