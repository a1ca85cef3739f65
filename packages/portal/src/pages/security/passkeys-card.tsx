import type { PasskeyView } from '@gatelease/contract';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Note } from '../../components/note.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { usePasskeyPlace } from '../sign-in/use-passkey-place.ts';
import type { PasskeyPlace } from '../sign-in/use-passkey-place.ts';
import { AddPasskeyDialog } from './add-passkey-dialog.tsx';
import { PasskeyList } from './passkey-list.tsx';
import classes from './security.module.css';

/** One's passkeys: what they are good for, which there are, and where they can be used. */
export function PasskeysCard({ passkeys }: { readonly passkeys: readonly PasskeyView[] }) {
  const place = usePasskeyPlace();
  const [isAdding, setIsAdding] = useState(false);

  return (
    <section className={classes['card']} aria-label="Passkeys">
      <div className={classes['head']}>
        <h2 className={classes['title']}>Passkeys</h2>
        {passkeys.length === 0 ? (
          <StatusBadge tone="calm" icon="off" word="None" />
        ) : (
          <StatusBadge tone="good" icon="done" word={`${String(passkeys.length)} added`} />
        )}
      </div>
      <p className={classes['about']}>
        Sign in with your fingerprint, face or PIN instead of a password and a code. A passkey works for this address
        only, so no other site can ask for it. Once you have one, your password alone signs nobody in.
      </p>
      {passkeys.length > 0 && <PasskeyList passkeys={passkeys} />}
      <PlaceNote place={place} />
      {place.kind === 'here' && (
        <Button
          variant={passkeys.length === 0 ? 'filled' : 'default'}
          onClick={() => {
            setIsAdding(true);
          }}
        >
          Add a passkey
        </Button>
      )}
      <AddPasskeyDialog
        isOpen={isAdding}
        onClose={() => {
          setIsAdding(false);
        }}
      />
    </section>
  );
}

/** Why passkeys cannot be used on this page, and what would help. */
function PlaceNote({ place }: { readonly place: PasskeyPlace }) {
  switch (place.kind) {
    case 'unknown':
    case 'here':
      return null;
    case 'elsewhere':
      return (
        <Note title="Passkeys work at another address">
          Open <a href={`${place.origin}/security`}>{place.origin}/security</a> and add them there.
        </Note>
      );
    case 'nowhere':
      return (
        <Note title="Passkeys need https">
          Browsers use them with https and a host name only. Whoever runs this server can set that up.
        </Note>
      );
    case 'old-browser':
      return <Note title="This browser does not know passkeys">Use a newer one to add or use them.</Note>;
  }
}
