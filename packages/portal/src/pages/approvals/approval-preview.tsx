import type { ApprovalPreviewView } from '@gatelease/contract';
import { useQuery } from '@tanstack/react-query';
import { IconCheck, IconPlus, IconQuestionMark } from '@tabler/icons-react';
import { apiQuery } from '../../api/queries.ts';
import { Note } from '../../components/note.tsx';
import { When } from '../../components/when.tsx';
import classes from './approval-preview.module.css';

/** What an approval would open that is not open yet, and whether it would open at all. */
export function ApprovalPreview({ requestId }: { readonly requestId: string }) {
  const { data: preview } = useQuery(apiQuery('previewApproval', { params: { requestId } }));
  if (preview === undefined) return null;
  const { verdict, policyChanged, readAt, rules } = preview;

  return (
    <div className={classes['preview']}>
      {verdict.kind === 'would-be-refused' && (
        <Note tone="wait" role="status" title="It cannot be opened as things stand">
          {verdict.reason}
        </Note>
      )}
      {policyChanged && verdict.kind === 'would-open' && (
        <Note tone="wait" role="status" title="The access rule was changed since this was asked">
          An approval opens {verdict.traffics.join(', ')} until <When at={verdict.endsAt} />, and nothing that was not
          asked for.
        </Note>
      )}
      {readAt === null ? (
        <p className={classes['unread']}>The security group was not read yet, so what it lets through is not known.</p>
      ) : (
        <ul className={classes['rules']} aria-label="What an approval changes">
          {rules.map((rule) => (
            <RuleLine key={rule.rule} {...rule} />
          ))}
        </ul>
      )}
    </div>
  );
}

type RuleReach = ApprovalPreviewView['rules'][number];

const MOST_SHOWN = 2;

function RuleLine({ rule, coveredBy, perhapsBy }: RuleReach) {
  if (coveredBy.length > 0) {
    return (
      <li>
        <IconCheck size={17} aria-hidden className={classes['known']} />
        <span>
          <code>{rule}</code> is let through already by {namesOf(coveredBy)}.
        </span>
      </li>
    );
  }
  if (perhapsBy.length > 0) {
    return (
      <li>
        <IconQuestionMark size={17} aria-hidden className={classes['known']} />
        <span>
          <code>{rule}</code> becomes reachable, unless {namesOf(perhapsBy)} lets it through already.
        </span>
      </li>
    );
  }
  return (
    <li>
      <IconPlus size={17} aria-hidden className={classes['new']} />
      <span>
        <code>{rule}</code> becomes reachable that was not.
      </span>
    </li>
  );
}

function namesOf(existing: RuleReach['coveredBy']) {
  const more = existing.length - MOST_SHOWN;
  return (
    <>
      {existing.slice(0, MOST_SHOWN).map(({ rule, ruleId }, index) => (
        <span key={ruleId}>
          {index > 0 && ', '}
          <code>{rule}</code>
        </span>
      ))}
      {more > 0 && ` and ${String(more)} more`}
    </>
  );
}
