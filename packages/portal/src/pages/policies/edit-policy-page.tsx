import type { PolicyView } from '@gatelease/contract';
import { useQuery } from '@tanstack/react-query';
import { IconCopy } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { hasCode } from '../../api/problem.ts';
import { apiQuery } from '../../api/queries.ts';
import { useAction } from '../../api/use-action.ts';
import { NotFoundPage } from '../../app/not-found-page.tsx';
import { useCan } from '../../app/session-context.ts';
import { LinkButton, TextLink } from '../../components/link-button.tsx';
import { notice } from '../../components/notice.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { ChangeEffect } from './change-effect.tsx';
import { ConflictAlert } from '../../drafts/conflict-alert.tsx';
import { DeletePolicy } from './delete-policy.tsx';
import { policyDifferences } from './policy-differences.ts';
import { PolicyEditor } from './policy-editor.tsx';
import { policyFormOf, policyInputOf } from './policy-form.ts';
import { ReadOnlyPolicy } from './read-only-policy.tsx';
import { usePolicyChoices } from './use-policy-choices.ts';
import type { PolicyChoices } from './use-policy-choices.ts';
import { usePolicyDraft } from './use-policy-draft.ts';

/** One access policy: edited by those who may, read by the others. */
export function EditPolicyPage() {
  const { policyId } = useParams({ from: '/shell/policies/$policyId' });
  const policy = useQuery(apiQuery('readPolicy', { params: { policyId } }));
  const canEdit = useCan('policies.edit');
  if (hasCode(policy.error, 'policy.not-found')) return <NotFoundPage />;
  return (
    <QueryState query={policy} what="the access rule">
      {(data) => (canEdit ? <EditPolicy key={policyId} policy={data} /> : <ReadOnlyPolicy policy={data} />)}
    </QueryState>
  );
}

function EditPolicy({ policy }: { readonly policy: PolicyView }) {
  const choices = usePolicyChoices();
  return (
    <>
      <PageHeader
        title={policy.name}
        actions={
          <>
            <LinkButton
              to="/policies/new"
              search={{ copyOf: policy.policyId }}
              variant="default"
              leftSection={<IconCopy size={18} aria-hidden />}
            >
              Duplicate
            </LinkButton>
            <DeletePolicy policy={policy} />
          </>
        }
      >
        An access rule of{' '}
        <TextLink to="/security-groups/$resourceId" params={{ resourceId: policy.resourceId }}>
          {policy.resourceName}
        </TextLink>
        .
      </PageHeader>
      {choices === null ? <Waiting what="people and groups" /> : <PolicyEdit policy={policy} choices={choices} />}
    </>
  );
}

function PolicyEdit({ policy, choices }: { readonly policy: PolicyView; readonly choices: PolicyChoices }) {
  const navigate = useNavigate();
  const { policyId } = policy;
  const saved = { version: policy.version, form: policyFormOf(policy) };
  const draft = usePolicyDraft(policyId, saved);
  const [closesLeases, setClosesLeases] = useState(false);
  const edit = useAction(async () => {
    const body = { ...policyInputOf(draft.form), version: draft.version, closesLeases };
    const edited = await callApi('editPolicy', { params: { policyId }, body });
    draft.take({ version: edited.version, form: policyFormOf(edited) });
    return edited;
  });

  const save = async (): Promise<void> => {
    const edited = await edit.run(undefined);
    if (edited === undefined) return;
    notice(`${edited.name} is saved`, edited.sentence);
    await navigate({ to: '/security-groups/$resourceId', params: { resourceId: edited.resourceId } });
  };

  return (
    <>
      {draft.isConflict && (
        <ConflictAlert
          what="access rule"
          differences={policyDifferences(draft.form, saved.form, choices.names)}
          onTake={() => {
            edit.forget();
            draft.take();
          }}
          onOverwrite={() => {
            edit.forget();
            draft.rebase();
          }}
        />
      )}
      <PolicyEditor
        form={draft.form}
        choices={choices}
        problem={draft.isConflict && hasCode(edit.error, 'storage.conflict') ? null : edit.problem}
        isBusy={edit.isBusy}
        isRestored={draft.isRestored}
        saveLabel="Save"
        change={draft.change}
        beforeSave={
          <ChangeEffect
            policyId={policyId}
            policy={policyInputOf(draft.form)}
            closes={closesLeases}
            onChange={setClosesLeases}
          />
        }
        onSave={() => void save()}
        onDiscard={() => {
          draft.take();
          edit.forget();
        }}
      />
    </>
  );
}
