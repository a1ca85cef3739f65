import type { AnswerDocument } from '@gatelease/contract';
import { StatusBadge } from '../../components/status-badge.tsx';
import { CheckRow } from './check-row.tsx';
import classes from './pair-details.module.css';
import { answerLook } from './verdict-look.ts';

type Pair = AnswerDocument['pairs'][number];
type Way = Pair['ways'][number];

interface PairDetailsProps {
  readonly pair: Pair;
  readonly isOpen: boolean;
  /** Whether it is the only pair, so that nothing has to be folded away. */
  readonly isAlone: boolean;
}

/** What one pair of ends comes to, way by way. */
export function PairDetails({ pair, isOpen, isAlone }: PairDetailsProps) {
  const ways = pair.ways.map((way) => <WayDetails key={`${way.from.address} ${way.to.address}`} way={way} />);
  if (isAlone) return <>{ways}</>;
  const [first] = pair.ways;
  return (
    <details className={classes['pair']} open={isOpen}>
      <summary>
        <StatusBadge {...answerLook(pair)} />{' '}
        {first === undefined ? 'No way' : `${first.from.name} to ${first.to.name}`}
      </summary>
      {ways}
    </details>
  );
}

function WayDetails({ way }: { readonly way: Way }) {
  return (
    <div className={classes['way']}>
      <ol className={classes['checks']} aria-label={`From ${way.from.name} to ${way.to.name}`}>
        <li className={classes['end']}>{way.from.name}</li>
        {joinedChecks(way.checks).map((check, index) => (
          <CheckRow key={`${check.kind} ${String(index)}`} check={check} way={way} />
        ))}
        <li className={classes['end']}>{way.to.name}</li>
      </ol>
      {way.groups === 'yes' && <Tracking way={way} />}
    </div>
  );
}

/** What nobody could read of the network is one thing to know, and not four. */
function joinedChecks(checks: Way['checks']): Way['checks'] {
  const isUnread = ({ kind, verdict }: Way['checks'][number]) => kind !== 'groups' && verdict === 'unknown';
  const unread = checks.filter(isUnread);
  const [first] = unread;
  return checks.flatMap((check) => {
    if (!isUnread(check)) return [check];
    return check === first ? [{ ...check, sentences: unread.flatMap(({ sentences }) => sentences) }] : [];
  });
}

/** What becomes of answers, and of an open connection once its rule goes. */
function Tracking({ way }: { readonly way: Way }) {
  return (
    <ul className={classes['tracking']} aria-label="Open connections">
      <li>Answers need no rule: security groups let through what belongs to a connection.</li>
      {way.tracking.map(({ interfaceId, name, tracking }) => (
        <li key={interfaceId}>
          {tracking === 'tracked'
            ? `${name} remembers the connection: once open, it may live on after its rule is gone, until it is closed or silent for too long.`
            : `${name} keeps no record of the connection: it is cut as soon as its rule goes.`}
        </li>
      ))}
    </ul>
  );
}
