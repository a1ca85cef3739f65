import type { CallOutput } from '@gatelease/contract/client';
import { useState } from 'react';
import { FirstCode } from './first-code.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { TotpBeginning } from './totp-beginning.tsx';

interface TotpSetupProps {
  readonly account: string;
  onDone(): void;
}

type Step =
  | { readonly kind: 'beginning' }
  | { readonly kind: 'first-code'; readonly setup: CallOutput<'setUpTotp'> }
  | { readonly kind: 'recovery-codes'; readonly codes: readonly string[] };

/** Sets an authenticator app up: beginning, scan and first code, recovery codes. */
export function TotpSetup({ account, onDone }: TotpSetupProps) {
  const [step, setStep] = useState<Step>({ kind: 'beginning' });
  switch (step.kind) {
    case 'beginning':
      return (
        <TotpBeginning
          onBegun={(setup) => {
            setStep({ kind: 'first-code', setup });
          }}
        />
      );
    case 'first-code':
      return (
        <FirstCode
          setup={step.setup}
          onConfirmed={(codes) => {
            setStep({ kind: 'recovery-codes', codes });
          }}
        />
      );
    case 'recovery-codes':
      return <RecoveryCodes codes={step.codes} account={account} onDone={onDone} />;
  }
}
