import { policySentence } from '@gatelease/contract/policy-sentence';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { problemsByField } from '../../api/problem.ts';
import type { ShownProblem } from '../../api/problem.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { RestoredNote } from '../../drafts/restored-note.tsx';
import { AddressSection } from './address-section.tsx';
import { ConfirmationSection } from './confirmation-section.tsx';
import { DurationSection } from './duration-section.tsx';
import { fieldLabel } from './field-label.ts';
import { policyInputOf } from './policy-form.ts';
import type { PolicyForm } from './policy-form.ts';
import classes from './policy-editor.module.css';
import { PolicyTrial } from './policy-trial.tsx';
import { ScheduleSection } from './schedule-section.tsx';
import { StateSection } from './state-section.tsx';
import { TrafficSection } from './traffic-section.tsx';
import type { PolicyChoices } from './use-policy-choices.ts';
import { WhoSection } from './who-section.tsx';

interface PolicyEditorProps {
  readonly form: PolicyForm;
  readonly choices: PolicyChoices;
  readonly problem: ShownProblem | null;
  readonly isBusy: boolean;
  readonly isRestored: boolean;
  readonly saveLabel: string;
  /** Above the first question. */
  readonly intro?: ReactNode;
  /** Between the preview and the buttons: what happens to live leases. */
  readonly beforeSave?: ReactNode;
  change(changes: Partial<PolicyForm>): void;
  onSave(): void;
  onDiscard(): void;
}

/** The editor of one policy: its questions, and beside them what the answers mean in plain words. */
export function PolicyEditor(props: PolicyEditorProps) {
  const { form, choices, problem, change, isBusy } = props;
  const part = { form, change, problems: problemsByField(problem) };
  const resource =
    choices.resources.find(({ resourceId }) => resourceId === form.resourceId)?.name ?? '(choose a security group)';

  return (
    <form
      noValidate
      className={classes['editor']}
      onSubmit={(event) => {
        event.preventDefault();
        props.onSave();
      }}
    >
      <div className={classes['sections']}>
        {props.isRestored && <RestoredNote onStartAfresh={props.onDiscard} />}
        <ProblemAlert problem={problem}>
          <FieldList problem={problem} />
        </ProblemAlert>
        {props.intro}
        <WhoSection {...part} choices={choices} />
        <TrafficSection {...part} />
        <DurationSection {...part} />
        <ScheduleSection {...part} />
        <ConfirmationSection {...part} />
        <AddressSection {...part} />
        <StateSection {...part} />
      </div>
      <div className={classes['side']}>
        <section className={classes['preview']} aria-label="In plain words">
          <h2 className={classes['heading']}>In plain words</h2>
          <p className={classes['sentence']}>{policySentence(policyInputOf(form), { ...choices.names, resource })}</p>
        </section>
        <PolicyTrial form={form} choices={choices} />
        {props.beforeSave}
        <div className={classes['save']}>
          <Button type="submit" size="md" loading={isBusy}>
            {props.saveLabel}
          </Button>
          <Button variant="default" size="md" disabled={isBusy} onClick={props.onDiscard}>
            Discard
          </Button>
        </div>
      </div>
    </form>
  );
}

function FieldList({ problem }: { readonly problem: ShownProblem | null }) {
  if (problem === null || problem.fields.length === 0) return null;
  return (
    <ul>
      {problem.fields.map(({ field, expected }) => (
        <li key={field + expected}>
          <strong>{fieldLabel(field)}</strong>: {expected}
        </li>
      ))}
    </ul>
  );
}
