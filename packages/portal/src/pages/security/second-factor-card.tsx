import type { SecondFactorView } from '@gatelease/contract';
import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { useSession } from '../../app/session-context.ts';
import { Note } from '../../components/note.tsx';
import { notice } from '../../components/notice.ts';
import { StatusBadge } from '../../components/status-badge.tsx';
import { When } from '../../components/when.tsx';
import { CodeDialog } from './code-dialog.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import classes from './security.module.css';
import { TotpSetup } from './totp-setup.tsx';

/** With so few left it is time for new ones. */
const FEW_CODES = 3;

/** The authenticator app and the recovery codes: what is set up, and what can be done about it. */
export function SecondFactorCard({ state }: { readonly state: SecondFactorView }) {
  const { person } = useSession();
  const [dialog, setDialog] = useState<'set-up' | 'remove' | 'renew' | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const close = (): void => {
    setDialog(null);
    setCodes(null);
    remove.forget();
    renew.forget();
  };
  const remove = useAction(async (code: string) => {
    await callApi('removeTotp', { body: { code } });
    return true;
  });
  const renew = useAction((code: string) => callApi('renewRecoveryCodes', { body: { code } }));

  return (
    <section className={classes['card']} aria-label="Authenticator app">
      <div className={classes['head']}>
        <h2 className={classes['title']}>Authenticator app</h2>
        {state.totpSince === null ? (
          <StatusBadge tone="calm" icon="off" word="Off" />
        ) : (
          <StatusBadge tone="good" icon="done" word="On" />
        )}
      </div>
      <p className={classes['about']}>
        {state.totpSince === null ? (
          'With an app on your telephone, your password alone is not enough for somebody who gets hold of it.'
        ) : (
          <>
            Signing in asks for a code after the password, since <When at={state.totpSince} />. {codesLeft(state)}
          </>
        )}
      </p>
      {state.totpSince !== null && state.recoveryCodesLeft <= FEW_CODES && (
        <Note tone="wait" title="Your recovery codes run out" mb="md">
          Make new ones before you need them.
        </Note>
      )}
      <Group gap="sm">
        {state.totpSince === null ? (
          <Button
            onClick={() => {
              setDialog('set-up');
            }}
          >
            Set up an authenticator app
          </Button>
        ) : (
          <>
            <Button
              variant="default"
              onClick={() => {
                setDialog('renew');
              }}
            >
              New recovery codes
            </Button>
            <Button
              variant="default"
              onClick={() => {
                setDialog('remove');
              }}
            >
              Switch the app off
            </Button>
          </>
        )}
      </Group>
      <Modal
        opened={dialog === 'set-up'}
        onClose={close}
        closeOnClickOutside={false}
        title="Set up an authenticator app"
        size="lg"
      >
        <TotpSetup
          account={person.email}
          onDone={() => {
            close();
            notice('The authenticator app is set up');
          }}
        />
      </Modal>
      <CodeDialog
        isOpen={dialog === 'remove'}
        title="Switch the authenticator app off?"
        verb="Switch it off"
        isDangerous
        action={remove}
        onDone={() => {
          close();
          notice('The authenticator app is switched off');
        }}
        onClose={close}
      >
        Your password alone will sign you in again, and the recovery codes stop working.
      </CodeDialog>
      <CodeDialog
        isOpen={dialog === 'renew' && codes === null}
        title="New recovery codes?"
        verb="Make new codes"
        action={renew}
        onDone={({ recoveryCodes }) => {
          setCodes(recoveryCodes);
        }}
        onClose={close}
      >
        Those you have stop working.
      </CodeDialog>
      <Modal opened={codes !== null} onClose={close} closeOnClickOutside={false} title="Your new recovery codes">
        <RecoveryCodes codes={codes ?? []} account={person.email} onDone={close} />
      </Modal>
    </section>
  );
}

function codesLeft({ recoveryCodesLeft }: SecondFactorView): string {
  if (recoveryCodesLeft === 0) return 'No recovery code is left.';
  return recoveryCodesLeft === 1
    ? 'One recovery code is left.'
    : `${String(recoveryCodesLeft)} recovery codes are left.`;
}
