import type { AnswerDocument } from '@gatelease/contract';
import { StatusBadge } from '../../components/status-badge.tsx';
import { GroupLink } from '../account/group-link.tsx';
import classes from './check-row.module.css';
import { VERDICT_LOOKS } from './verdict-look.ts';

type Way = AnswerDocument['pairs'][number]['ways'][number];
type Check = Way['checks'][number];

const ROLES = {
  admits: 'Lets it through',
  undecided: 'Would, if the address belongs to it',
  nearest: 'Comes nearest',
} as const;

/** One thing that was looked at on the way, with the rules that decided. */
export function CheckRow({ check, way }: { readonly check: Check; readonly way: Way }) {
  return (
    <li className={classes['check']}>
      <div className={classes['line']}>
        <StatusBadge {...VERDICT_LOOKS[check.verdict]} />
        <span>{check.kind === 'groups' ? groupsHeading(check, way) : check.sentences.join(' ')}</span>
      </div>
      {check.rules.length > 0 && (
        <ul className={classes['rules']} aria-label="Rules">
          {check.rules.map((rule) => (
            <li key={`${rule.groupId} ${rule.ruleId ?? rule.text}`}>
              <span className={classes['role']}>{ROLES[rule.role]}:</span> <code>{rule.text}</code>{' '}
              <span className={classes['place']}>
                of <GroupLink groupId={rule.groupId} name={rule.groupName} />
                {rule.ruleId !== null && <>, {rule.ruleId}</>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {check.kind === 'groups' && check.verdict === 'unknown' && check.rules.length === 0 && (
        <p className={classes['missing']}>{check.sentences.join(' ')}</p>
      )}
      {check.missing !== null && (
        <p className={classes['missing']}>
          What would help: <code>{check.missing.rule}</code> in one of its groups. It is the narrowest rule that lets
          this through.
        </p>
      )}
    </li>
  );
}

function groupsHeading({ direction, verdict }: Check, { from, to }: Way): string {
  const where = direction === 'egress' ? `out of ${from.name}` : `into ${to.name}`;
  switch (verdict) {
    case 'yes':
      return `The security groups let it ${where}.`;
    case 'no':
      return `No rule of its security groups lets it ${where}.`;
    case 'unknown':
      return `Whether its security groups let it ${where} is not known.`;
  }
}
