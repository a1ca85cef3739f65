import type { CallOutput } from '@gatelease/contract/client';
import { Anchor, Button, Group } from '@mantine/core';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import { useFields } from '../../components/use-fields.ts';
import { CodeInput } from './code-input.tsx';
import classes from './security.module.css';

interface FirstCodeProps {
  readonly setup: CallOutput<'setUpTotp'>;
  onConfirmed(recoveryCodes: readonly string[]): void;
}

/** The secret to scan or type, and the first code, which shows that the app has it. */
export function FirstCode({ setup, onConfirmed }: FirstCodeProps) {
  const confirm = useAction((code: string) => callApi('confirmTotp', { body: { code } }));
  const { values, field } = useFields({ code: '' }, confirm.problem);

  const submit = async (): Promise<void> => {
    const answer = await confirm.run(values.code);
    if (answer !== undefined) onConfirmed(answer.recoveryCodes);
  };

  return (
    <form
      className={classes['steps']}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ProblemAlert problem={confirm.problem} />
      <div className={classes['scan']}>
        <QrCode text={setup.uri} label="QR code for your authenticator app" />
        <div>
          <p className={classes['hint']}>
            Scan this with the app. If the app is on this device, <Anchor href={setup.uri}>open it there</Anchor>.
          </p>
          <p className={classes['hint']}>Or type this key into it:</p>
          <code className={classes['key']}>{groupsOfFour(setup.secret)}</code>
        </div>
      </div>
      <CodeInput label="The code that the app shows now" {...field('code')} />
      <Group justify="flex-end">
        <Button type="submit" size="md" loading={confirm.isBusy}>
          Switch it on
        </Button>
      </Group>
    </form>
  );
}

/** Apps leave spaces out; people need them. */
function groupsOfFour(secret: string): string {
  return (secret.match(/.{1,4}/g) ?? []).join(' ');
}
