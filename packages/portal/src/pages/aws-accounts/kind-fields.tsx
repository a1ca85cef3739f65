import { PasswordInput, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { problemsByField } from '../../api/problem.ts';
import type { ShownProblem } from '../../api/problem.ts';
import { apiQuery } from '../../api/queries.ts';
import { textFieldsOf } from '../../drafts/text-fields.ts';
import type { FormDraft } from '../../drafts/use-draft.ts';
import type { AddAccountForm } from './add-account-form.ts';

interface KindFieldsProps {
  readonly draft: FormDraft<AddAccountForm>;
  readonly problem: ShownProblem | null;
  readonly secret: { readonly value: string; readonly change: (value: string) => void };
}

/** The fields that belong to the kind that was chosen. */
export function KindFields({ draft, problem, secret }: KindFieldsProps) {
  const field = textFieldsOf(draft, problem);
  switch (draft.form.kind) {
    case 'ambient':
      return null;
    case 'access-key':
      return (
        <>
          <TextInput
            label="Access key id"
            description="It begins with AKIA."
            required
            autoComplete="off"
            spellCheck={false}
            {...field('accessKeyId')}
          />
          <PasswordInput
            label="Secret access key"
            description="Kept encrypted, and never shown again."
            required
            autoComplete="off"
            name="secretAccessKey"
            value={secret.value}
            error={problemsByField(problem)['secretAccessKey'] ?? null}
            onChange={(event) => {
              secret.change(event.currentTarget.value);
            }}
          />
          <EndpointField draft={draft} problem={problem} />
        </>
      );
    case 'assumed-role':
      return (
        <>
          <TextInput
            label="ARN of the role"
            description="For example arn:aws:iam::111122223333:role/gatelease."
            required
            autoComplete="off"
            spellCheck={false}
            {...field('roleArn')}
          />
          <TextInput
            label="External id (may be left out)"
            description="What the role’s trust policy asks for. Left out: Gatelease makes one and shows it."
            autoComplete="off"
            spellCheck={false}
            {...field('externalId')}
          />
          <ThroughField draft={draft} problem={problem} />
          <EndpointField draft={draft} problem={problem} />
        </>
      );
  }
}

type FieldProps = Pick<KindFieldsProps, 'draft' | 'problem'>;

function ThroughField({ draft, problem }: FieldProps) {
  const accounts = useQuery(apiQuery('listCredentials'));
  const choices = (accounts.data?.items ?? []).filter(({ kind }) => kind !== 'assumed-role');
  return (
    <Select
      label="Who assumes it"
      placeholder="What the server has"
      clearable
      size="md"
      data={choices.map(({ credentialId, name }) => ({ value: credentialId, label: name }))}
      value={draft.form.throughCredentialId === '' ? null : draft.form.throughCredentialId}
      error={problemsByField(problem)['throughCredentialId'] ?? null}
      onChange={(throughCredentialId) => {
        draft.change({ throughCredentialId: throughCredentialId ?? '' });
      }}
    />
  );
}

function EndpointField({ draft, problem }: FieldProps) {
  return (
    <TextInput
      label="Endpoint (may be left out)"
      description="Only for what answers in the place of AWS. {region} in it stands for the region."
      autoComplete="off"
      spellCheck={false}
      {...textFieldsOf(draft, problem)('endpoint')}
    />
  );
}
