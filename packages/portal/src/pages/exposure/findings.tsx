import type { HygieneDocument } from '@gatelease/contract';
import { useQuery } from '@tanstack/react-query';
import { IconSparkles } from '@tabler/icons-react';
import { apiQuery } from '../../api/queries.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { SectionHeading } from '../../components/section-heading.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import type { StatusBadgeLook } from '../../components/status-badge.tsx';
import { GroupLink } from '../account/group-link.tsx';
import { lookAgain } from '../account/look-again.ts';
import classes from './findings.module.css';

type Finding = HygieneDocument['findings'][number];

const HEADINGS = [
  ['world-open', 'Open to the world'],
  ['idle-rule', 'Rules that do nothing'],
  ['unused-group', 'Groups that nobody uses'],
] as const;

const LOOKS: Readonly<Record<Finding['weight'], StatusBadgeLook>> = {
  attention: { tone: 'bad', icon: 'warning', word: 'Look at this' },
  notice: { tone: 'wait', icon: 'world', word: 'Worth a look' },
  usual: { tone: 'calm', icon: 'done', word: 'Usual' },
};

/** What is open to the world, does nothing or is used by nobody. */
export function Findings({ place }: { readonly place: { readonly credentialId: string; readonly region: string } }) {
  const hygiene = useQuery({ ...apiQuery('readHygiene', { query: place }), refetchInterval: lookAgain });
  return (
    <section className={classes['findings']} aria-label="Findings">
      <QueryState query={hygiene} what="what could be tidied up">
        {(data) => (data.hygiene === null ? null : <FindingLists hygiene={data.hygiene} />)}
      </QueryState>
    </section>
  );
}

function FindingLists({ hygiene: { findings, notChecked } }: { readonly hygiene: HygieneDocument }) {
  if (findings.length === 0) {
    return (
      <EmptyState icon={<IconSparkles size={28} />} title="Nothing to tidy up">
        No group is open to the world, no rule does nothing, and every group is in use.
      </EmptyState>
    );
  }
  return (
    <>
      {HEADINGS.map(([kind, heading]) => {
        const own = findings.filter((finding) => finding.kind === kind);
        if (own.length === 0) return null;
        return (
          <div key={kind}>
            <SectionHeading>{heading}</SectionHeading>
            <ul className={classes['list']} aria-label={heading}>
              {own.map((finding) => (
                <FindingRow key={finding.sentence} finding={finding} />
              ))}
            </ul>
            {kind === 'unused-group' && (
              <details className={classes['unchecked']}>
                <summary>What cannot be checked here, and may use them all the same</summary>
                <ul>
                  {notChecked.map(({ use, sentence }) => (
                    <li key={use}>{sentence}</li>
                  ))}
                </ul>
              </details>
            )}
          </div>
        );
      })}
    </>
  );
}

function FindingRow({ finding: { weight, sentence, groupId, groupName } }: { readonly finding: Finding }) {
  const [before = '', ...after] = sentence.split(groupName);
  return (
    <li className={classes['finding']}>
      <StatusBadge {...LOOKS[weight]} />
      <span className={classes['sentence']}>
        {before}
        <GroupLink groupId={groupId} name={groupName} />
        {after.join(groupName)}
      </span>
    </li>
  );
}
