import { Button } from '@mantine/core';
import { useState } from 'react';
import { usePasskeyPlace } from '../sign-in/use-passkey-place.ts';
import { AddPasskeyForm } from './add-passkey-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { TotpSetup } from './totp-setup.tsx';

interface SecondFactorChoiceProps {
  readonly account: string;
  onDone(): void;
}

/** Sets up a second factor: an authenticator app, or a passkey where this page can use one. */
export function SecondFactorChoice({ account, onDone }: SecondFactorChoiceProps) {
  const place = usePasskeyPlace();
  const [factor, setFactor] = useState<'totp' | 'passkey'>('totp');
  const [codes, setCodes] = useState<readonly string[] | null>(null);

  if (codes !== null) return <RecoveryCodes codes={codes} account={account} onDone={onDone} />;
  if (factor === 'passkey') {
    return (
      <AddPasskeyForm
        onAdded={(recoveryCodes) => {
          if (recoveryCodes === null) onDone();
          else setCodes(recoveryCodes);
        }}
        onClose={() => {
          setFactor('totp');
        }}
      />
    );
  }
  return (
    <>
      <TotpSetup account={account} onDone={onDone} />
      {place.kind === 'here' && (
        <Button
          variant="subtle"
          onClick={() => {
            setFactor('passkey');
          }}
        >
          Use a passkey instead
        </Button>
      )}
    </>
  );
}
