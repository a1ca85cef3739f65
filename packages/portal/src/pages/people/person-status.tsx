import type { PersonEntryView } from '@gatelease/contract';
import { StatusBadge } from '../../components/status-badge.tsx';
import { When } from '../../components/when.tsx';
import { serverNow } from '../../time/server-clock.ts';
import classes from './people-table.module.css';
import { secondFactorsText } from './second-factors-text.ts';
import { linkStateOf, stateOfPerson } from './person-states.ts';

/** Where a person stands, and what becomes of the link they were given. */
export function PersonStatus({ person }: { readonly person: PersonEntryView }) {
  switch (stateOfPerson(person)) {
    case 'deactivated':
      return <StatusBadge tone="calm" icon="off" word="Deactivated" />;
    case 'invited':
      return <Invitation person={person} />;
    case 'active':
      return (
        <>
          <StatusBadge tone="good" icon="done" word={person.lastSignInAt === null ? 'Not here yet' : 'Active'} />
          <div className={classes['aside']}>{notesOn(person).join(', ')}</div>
        </>
      );
  }
}

function Invitation({ person }: { readonly person: PersonEntryView }) {
  const { linkExpiresAt } = person;
  const link = linkStateOf(person, serverNow());
  if (link === 'none' || linkExpiresAt === null) {
    return <StatusBadge tone="bad" icon="off" word="No way in" />;
  }
  return (
    <>
      <StatusBadge
        tone={link === 'waiting' ? 'wait' : 'bad'}
        icon="waiting"
        word={link === 'waiting' ? 'Invited' : 'Invitation expired'}
      />
      <div className={classes['aside']}>
        {link === 'waiting' ? 'until ' : ''}
        <When at={linkExpiresAt} as={link === 'waiting' ? 'local' : 'relative'} />
      </div>
    </>
  );
}

function notesOn(person: PersonEntryView): readonly string[] {
  return [
    ...(linkStateOf(person, serverNow()) === 'waiting' ? ['was given a link for a new password'] : []),
    ...(person.secondFactors.length > 0 ? [`has ${secondFactorsText(person.secondFactors)}`] : []),
    ...(person.mustChangePassword ? ['must choose a new password'] : []),
  ];
}
