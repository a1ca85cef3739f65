import type { PersonView, TeamView } from '@gatelease/contract';
import type { CallInput } from '@gatelease/contract/client';
import { Button, Checkbox, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { notice } from '../../components/notice.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useFields } from '../../components/use-fields.ts';
import { NewPasswordInput } from '../password/new-password-input.tsx';
import { AccessField, RoleField, TeamsField } from './person-fields.tsx';
import { accessFor, roleOf } from './roles.ts';
import { SetupLink } from './setup-link.tsx';

interface AddPersonDialogProps {
  readonly isOpen: boolean;
  readonly teams: readonly TeamView[];
  onClose(): void;
}

/** Adds a person with a password, or with a one-time link that is shown once. */
export function AddPersonDialog({ isOpen, teams, onClose }: AddPersonDialogProps) {
  const [link, setLink] = useState<{ readonly name: string; readonly url: string } | null>(null);
  const close = (): void => {
    onClose();
    setLink(null);
  };
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      closeOnClickOutside={link === null}
      title={link === null ? 'Add a person' : `${link.name} is added`}
    >
      {link === null ? (
        <AddPersonForm
          teams={teams}
          onClose={close}
          onAdded={(name, url) => {
            if (url === null) {
              notice(`${name} is added`);
              close();
            } else setLink({ name, url });
          }}
        />
      ) : (
        <SetupLink link={link.url} name={link.name} onDone={close} />
      )}
    </Modal>
  );
}

interface AddPersonFormProps extends Pick<AddPersonDialogProps, 'teams' | 'onClose'> {
  onAdded(name: string, setupLink: string | null): void;
}

function AddPersonForm({ teams, onClose, onAdded }: AddPersonFormProps) {
  const add = useAction((body: CallInput<'addPerson'>['body']) => callApi('addPerson', { body }));
  const { values, field, set } = useFields(
    { name: '', email: '', password: '', role: 'member', access: '' },
    add.problem,
  );
  const [way, setWay] = useState('link');
  const [mustChangePassword, setMustChangePassword] = useState(true);
  const [teamIds, setTeamIds] = useState<string[]>([]);
  const [access, setAccess] = useState<PersonView['access']>('own');

  const submit = async (): Promise<void> => {
    const role = roleOf(values.role);
    const person = {
      name: values.name.trim(),
      email: values.email.trim(),
      role,
      access: accessFor(role, access),
      teamIds,
    };
    const added = await add.run(way === 'link' ? person : { ...person, password: values.password, mustChangePassword });
    if (added !== undefined) onAdded(added.name, added.setupLink);
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ProblemAlert problem={add.problem} />
      <Stack>
        <TextInput label="Name" required data-autofocus autoComplete="off" {...field('name')} />
        <TextInput label="E-mail" type="email" required autoComplete="off" {...field('email')} />
        <RoleField
          value={values.role}
          error={field('role').error}
          onChange={(role) => {
            set('role', role);
          }}
        />
        <AccessField role={values.role} value={access} error={field('access').error} onChange={setAccess} />
        <TeamsField teams={teams} value={teamIds} onChange={setTeamIds} />
        <Radio.Group label="How do they get their password?" value={way} onChange={setWay}>
          <Stack gap="xs" mt="xs">
            <Radio value="link" label="They choose it, with a one-time link that I pass on" />
            <Radio value="password" label="I type one now" />
          </Stack>
        </Radio.Group>
        {way === 'password' && (
          <>
            <NewPasswordInput label="Password" {...field('password')} />
            <Checkbox
              label="They must change it at the next sign-in"
              checked={mustChangePassword}
              onChange={(event) => {
                setMustChangePassword(event.currentTarget.checked);
              }}
            />
          </>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={add.isBusy}>
            Add
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
