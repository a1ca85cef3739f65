import type { CallInput } from '@gatelease/contract/client';

/** What stands in the form. The secret is kept beside it, because a form is kept in the tab and a secret is not. */
export interface AddAccountForm {
  readonly kind: 'access-key' | 'assumed-role' | 'ambient';
  readonly name: string;
  readonly regions: readonly string[];
  readonly accessKeyId: string;
  readonly roleArn: string;
  readonly externalId: string;
  readonly throughCredentialId: string;
  readonly endpoint: string;
}

export const NEW_ACCOUNT: AddAccountForm = {
  kind: 'access-key',
  name: '',
  regions: [],
  accessKeyId: '',
  roleArn: '',
  externalId: '',
  throughCredentialId: '',
  endpoint: '',
};

export type AddAccountBody = NonNullable<CallInput<'addCredential'>['body']>;

/** What goes to the server: the fields of the kind that was chosen, without those that were left empty. */
export function bodyOf(form: AddAccountForm, secretAccessKey: string): AddAccountBody {
  const common = { name: form.name.trim(), regions: [...form.regions] };
  const place = { ...common, ...filled('endpoint', form.endpoint) };
  switch (form.kind) {
    case 'ambient':
      return { kind: 'ambient', ...common };
    case 'access-key':
      return { kind: 'access-key', ...place, accessKeyId: form.accessKeyId.trim(), secretAccessKey };
    case 'assumed-role':
      return {
        kind: 'assumed-role',
        ...place,
        roleArn: form.roleArn.trim(),
        ...filled('externalId', form.externalId),
        ...filled('throughCredentialId', form.throughCredentialId),
      };
  }
}

function filled<Name extends string>(name: Name, text: string): Partial<Record<Name, string>> {
  const values: Partial<Record<Name, string>> = {};
  return text.trim() === '' ? values : Object.assign(values, { [name]: text.trim() });
}
