import type { TeamView } from '@gatelease/contract';
import type { CallInput, CallOutput } from '@gatelease/contract/client';
import { Checkbox, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { useSession } from '../../app/session-context.ts';
import { notice } from '../../components/notice.ts';
import { problemsByField } from '../../api/problem.ts';
import { DialogForm } from '../../drafts/dialog-form.tsx';
import { textFieldsOf } from '../../drafts/text-fields.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { NewPasswordInput } from '../password/new-password-input.tsx';
import { passwordRulesOf } from '../password/password-rules-of.ts';
import { EMPTY_PERSON, personAddInputOf } from './add-person-form.ts';
import { AccessField, RoleField, TeamsField } from './person-fields.tsx';
import { SetupLink } from './setup-link.tsx';

interface AddPersonDialogProps {
  readonly isOpen: boolean;
  readonly teams: readonly TeamView[];
  onClose(): void;
}

type Added = CallOutput<'addPerson'>;

/** Adds a person with a password, with a link by e-mail, or with a link that is shown once. */
export function AddPersonDialog({ isOpen, teams, onClose }: AddPersonDialogProps) {
  const [added, setAdded] = useState<Added | null>(null);
  const close = (): void => {
    onClose();
    setAdded(null);
  };
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      closeOnClickOutside={added === null}
      title={added === null ? 'Add a person' : `${added.name} is added`}
    >
      {added === null ? (
        <AddPersonForm
          teams={teams}
          onClose={close}
          onAdded={(person) => {
            if (person.setupLink !== null) setAdded(person);
            else close();
          }}
        />
      ) : (
        <SetupLink link={added.setupLink ?? ''} name={added.name} onDone={close} />
      )}
    </Modal>
  );
}

interface AddPersonFormProps extends Pick<AddPersonDialogProps, 'teams' | 'onClose'> {
  onAdded(person: Added): void;
}

function AddPersonForm({ teams, onClose, onAdded }: AddPersonFormProps) {
  const draft = useDraft({ key: 'new-person', saved: EMPTY_PERSON });
  // Apart from the draft, which is kept in the browser.
  const [password, setPassword] = useState('');
  const add = useAction((body: CallInput<'addPerson'>['body']) => callApi('addPerson', { body }));
  const field = textFieldsOf(draft, add.problem);
  const { organization } = useSession();
  const { form, change } = draft;

  const submit = async (): Promise<void> => {
    const added = await add.run(personAddInputOf(form, password));
    if (added === undefined) return;
    draft.drop();
    if (added.setupLink === null) {
      notice(`${added.name} is added`, form.way === 'mail' || form.notifies ? `A message goes to ${added.email}.` : '');
    }
    onAdded(added);
  };

  return (
    <DialogForm action={add} draft={draft} verb="Add" onSubmit={() => void submit()} onClose={onClose}>
      <TextInput label="Name" required data-autofocus autoComplete="off" maxLength={100} {...field('name')} />
      <TextInput label="E-mail" type="email" required autoComplete="off" {...field('email')} />
      <RoleField {...field('role')} />
      <AccessField
        role={form.role}
        value={form.access}
        error={field('access').error}
        onChange={(access) => {
          change({ access });
        }}
      />
      <TeamsField
        teams={teams}
        value={form.teamIds}
        onChange={(teamIds) => {
          change({ teamIds });
        }}
      />
      <Radio.Group
        size="md"
        label="How do they get their password?"
        value={form.way}
        onChange={(way) => {
          change({ way });
        }}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="link" label="They choose it, with a one-time link that I pass on" />
          <Radio value="mail" label="They choose it, with a one-time link by e-mail" />
          <Radio value="password" label="I type one now" />
        </Stack>
      </Radio.Group>
      {form.way === 'password' && (
        <>
          <NewPasswordInput
            label="Password"
            name="password"
            known={{ email: form.email, name: form.name, ...passwordRulesOf(organization) }}
            value={password}
            error={problemsByField(add.problem)['password']}
            onChange={(event) => {
              setPassword(event.currentTarget.value);
            }}
          />
          <Choice
            label="They must change it at the next sign-in"
            isOn={form.choosesNewOne}
            onChange={(choosesNewOne) => {
              change({ choosesNewOne });
            }}
          />
          <Choice
            label="Send them an e-mail that they can sign in"
            isOn={form.notifies}
            onChange={(notifies) => {
              change({ notifies });
            }}
          />
          {form.notifies && (
            <Choice
              label="Leave the password out of the e-mail"
              description={
                form.isLeftOut
                  ? 'Tell them the password in another way.'
                  : 'Whoever reads the e-mail can sign in. Here it is kept until it is sent, and shown to nobody.'
              }
              isOn={form.isLeftOut}
              onChange={(isLeftOut) => {
                change({ isLeftOut });
              }}
            />
          )}
        </>
      )}
    </DialogForm>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly description?: string;
  readonly isOn: boolean;
  onChange(isOn: boolean): void;
}

function Choice({ label, description, isOn, onChange }: ChoiceProps) {
  return (
    <Checkbox
      label={label}
      description={description}
      checked={isOn}
      onChange={(event) => {
        onChange(event.currentTarget.checked);
      }}
    />
  );
}
