import type { PolicyView } from '@gatelease/contract';
import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { callApi } from '../../api/call-api.ts';
import { hasCode, problemOf } from '../../api/problem.ts';
import { apiQuery } from '../../api/queries.ts';
import { useAction } from '../../api/use-action.ts';
import { NotFoundPage } from '../../app/not-found-page.tsx';
import { useCan, useSession } from '../../app/session-context.ts';
import { notice } from '../../components/notice.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { PolicyEditor } from './policy-editor.tsx';
import { newPolicyForm, policyFormOf, policyInputOf } from './policy-form.ts';
import type { PolicyForm } from './policy-form.ts';
import { patternNamed, POLICY_PATTERNS } from './policy-patterns.ts';
import { usePolicyChoices } from './use-policy-choices.ts';
import type { PolicyChoices } from './use-policy-choices.ts';
import { usePolicyDraft } from './use-policy-draft.ts';

/** A new access policy: empty, from a pattern, or like another one. */
export function NewPolicyPage() {
  const { copyOf } = useSearch({ from: '/shell/policies/new' });
  const choices = usePolicyChoices();
  const original = useQuery({
    ...apiQuery('readPolicy', { params: { policyId: copyOf ?? '' } }),
    enabled: copyOf !== undefined,
  });
  if (!useCan('policies.edit') || hasCode(original.error, 'policy.not-found')) return <NotFoundPage />;
  const isReady = choices !== null && (copyOf === undefined || original.data !== undefined);
  return (
    <>
      <PageHeader title="New access rule">Who may open what, when, and for how long.</PageHeader>
      <ProblemAlert problem={original.isError ? problemOf(original.error) : null} takesFocus={false} />
      {isReady ? (
        <NewPolicy key={copyOf ?? ''} choices={choices} original={original.data ?? null} />
      ) : (
        !original.isError && <Waiting what="people and groups" />
      )}
    </>
  );
}

interface NewPolicyProps {
  readonly choices: PolicyChoices;
  /** The policy that the new one begins as a copy of. */
  readonly original: PolicyView | null;
}

function NewPolicy({ choices, original }: NewPolicyProps) {
  const { resourceId = onlyResource(choices), pattern, copyOf } = useSearch({ from: '/shell/policies/new' });
  const { organization } = useSession();
  const navigate = useNavigate();
  const start =
    original === null
      ? { ...newPolicyForm(resourceId, organization.timeZone), ...patternNamed(pattern)?.form }
      : copyOfPolicy(original);
  const empty = { version: 0, form: start };
  const draft = usePolicyDraft(`new:${copyOf ?? pattern ?? resourceId}`, empty);
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

  const isUntouched = original === null && pattern === undefined && !draft.isDirty;
  return (
    <PolicyEditor
      intro={isUntouched && <Patterns onChoose={draft.change} />}
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

/** The same, under a name of its own and switched off no more than the original. */
function copyOfPolicy(original: PolicyView): PolicyForm {
  return { ...policyFormOf(original), name: `Copy of ${original.name}` };
}

function Patterns({ onChoose }: { onChoose(form: Partial<PolicyForm>): void }) {
  return (
    <Group gap="xs" role="group" aria-label="Begin with a pattern">
      <span>Begin with</span>
      {POLICY_PATTERNS.map(({ patternId, title, form }) => (
        <Button
          key={patternId}
          variant="default"
          size="xs"
          onClick={() => {
            onChoose(form);
          }}
        >
          {title}
        </Button>
      ))}
    </Group>
  );
}
