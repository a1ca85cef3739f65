import { useNavigate, useSearch } from '@tanstack/react-router';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { NotFoundPage } from '../../app/not-found-page.tsx';
import { useCan, useSession } from '../../app/session-context.ts';
import { notice } from '../../components/notice.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { PolicyEditor } from './policy-editor.tsx';
import { newPolicyForm, policyInputOf } from './policy-form.ts';
import { usePolicyChoices } from './use-policy-choices.ts';
import type { PolicyChoices } from './use-policy-choices.ts';
import { usePolicyDraft } from './use-policy-draft.ts';

/** A new access policy. */
export function NewPolicyPage() {
  const choices = usePolicyChoices();
  if (!useCan('policies.edit')) return <NotFoundPage />;
  return (
    <>
      <PageHeader title="New access rule">Who may open what, when, and for how long.</PageHeader>
      {choices === null ? <Waiting what="people and groups" /> : <NewPolicy choices={choices} />}
    </>
  );
}

function NewPolicy({ choices }: { readonly choices: PolicyChoices }) {
  const { resourceId = onlyResource(choices) } = useSearch({ from: '/shell/policies/new' });
  const { organization } = useSession();
  const navigate = useNavigate();
  const empty = { version: 0, form: newPolicyForm(resourceId, organization.timeZone) };
  const draft = usePolicyDraft(`new:${resourceId}`, empty);
  const add = useAction(async () => {
    const added = await callApi('addPolicy', { body: policyInputOf(draft.form) });
    draft.drop();
    return added;
  });

  const save = async (): Promise<void> => {
    const added = await add.run(undefined);
    if (added === undefined) return;
    notice(`${added.name} is in force`, added.sentence);
    await navigate({
      to: '/security-groups/$resourceId',
      params: { resourceId: added.resourceId },
      hash: 'access-rules',
    });
  };

  return (
    <PolicyEditor
      form={draft.form}
      choices={choices}
      problem={add.problem}
      isBusy={add.isBusy}
      isRestored={draft.isRestored}
      saveLabel="Add the access rule"
      change={draft.change}
      onSave={() => void save()}
      onDiscard={() => {
        draft.take();
        add.forget();
      }}
    />
  );
}

function onlyResource({ resources }: PolicyChoices): string {
  const [only, ...others] = resources;
  return only !== undefined && others.length === 0 ? only.resourceId : '';
}
