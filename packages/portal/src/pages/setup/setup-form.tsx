import type { SessionView } from '@gatelease/contract';
import { Button, TextInput } from '@mantine/core';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { TimeZoneSelect } from '../../components/time-zone-select.tsx';
import { useFields } from '../../components/use-fields.ts';
import { NewPasswordInput } from '../password/new-password-input.tsx';
import classes from '../sign-in/entry-frame.module.css';

interface SetupFormProps {
  readonly token: string;
  onCreated(session: SessionView): void;
}

/** Organization, administrator, password and time zone. */
export function SetupForm({ token, onCreated }: SetupFormProps) {
  const setUp = useAction((values: SetupValues) => callApi('setUp', { body: { token, ...values } }));
  const { values, field, set } = useFields(
    { organizationName: '', name: '', email: '', password: '', timeZone: browserTimeZone() },
    setUp.problem,
  );

  const submit = async (): Promise<void> => {
    const session = await setUp.run(values);
    if (session !== undefined) onCreated(session);
  };

  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ProblemAlert problem={setUp.problem} />
      <TextInput label="Organization" autoComplete="organization" required {...field('organizationName')} />
      <TextInput label="Your name" autoComplete="name" required {...field('name')} />
      <TextInput label="E-mail" type="email" autoComplete="username" required {...field('email')} />
      <NewPasswordInput label="Password" known={values} {...field('password')} />
      <TimeZoneSelect
        label="Time zone"
        description="Schedules start out in it."
        value={values.timeZone}
        error={field('timeZone').error}
        onChange={(zone) => {
          set('timeZone', zone);
        }}
      />
      <Button type="submit" size="md" loading={setUp.isBusy} mt="xs">
        Create the organization
      </Button>
    </form>
  );
}

interface SetupValues {
  readonly organizationName: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly timeZone: string;
}

function browserTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
