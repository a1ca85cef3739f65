import type { ResourceDetailView } from '@gatelease/contract';
import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../../app/session-context.ts';
import { SectionHeading } from '../../components/section-heading.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import type { StatusBadgeLook } from '../../components/status-badge.tsx';
import { trafficPhrase } from '@gatelease/contract/traffic-phrase';
import classes from './explain-panel.module.css';
import { askGroup } from './group-answer.ts';
import type { GroupAnswer } from './group-answer.ts';
import { GroupRules } from './group-rules.tsx';

const PROTOCOLS = [
  { value: 'tcp', label: 'TCP' },
  { value: 'udp', label: 'UDP' },
  { value: 'ping', label: 'Ping' },
] as const;

const LOOKS = {
  yes: { tone: 'good', icon: 'done', word: 'Gets in' },
  no: { tone: 'calm', icon: 'off', word: 'Does not get in' },
  unknown: { tone: 'wait', icon: 'unknown', word: 'Not known' },
} as const satisfies Record<Exclude<GroupAnswer['kind'], 'malformed'>, StatusBadgeLook>;

/** Asks the rules, as last read: does this address get in on this port, and through which of them? */
export function ExplainPanel({ rules }: Pick<ResourceDetailView, 'rules'>) {
  const session = useSession();
  const [address, setAddress] = useState(session.address);
  const [protocol, setProtocol] = useState('tcp');
  const [port, setPort] = useState('22');
  const answer = askGroup(rules, { address, protocol, port });
  const problemAt = (field: 'address' | 'port'): string | null =>
    answer.kind === 'malformed' && answer.field === field ? answer.expected : null;

  return (
    <section id="explain" className={classes['panel']} aria-label="Explain">
      <SectionHeading>Does an address get in?</SectionHeading>
      <div className={classes['question']}>
        <TextInput
          label="Address"
          description={address.trim() === session.address ? 'Yours' : 'Whose you like'}
          spellCheck={false}
          value={address}
          error={problemAt('address')}
          onChange={(event) => {
            setAddress(event.currentTarget.value);
          }}
        />
        <NativeSelect
          label="Protocol"
          description="Of the first packet"
          data={[...PROTOCOLS]}
          value={protocol}
          onChange={(event) => {
            setProtocol(event.currentTarget.value);
          }}
        />
        {protocol !== 'ping' && (
          <TextInput
            label="Port"
            description="That it wants to reach"
            inputMode="numeric"
            value={port}
            error={problemAt('port')}
            onChange={(event) => {
              setPort(event.currentTarget.value);
            }}
          />
        )}
      </div>
      <div role="status">
        {answer.kind !== 'malformed' && (
          <Answer
            answer={answer}
            address={address.trim()}
            traffic={protocol === 'ping' ? 'icmp 8' : `${protocol} ${port}`}
          />
        )}
      </div>
      <p className={classes['limits']}>
        Only the inbound rules of this group, as last read. Another group of the same instance may let it in as well; a
        network ACL or a missing route may keep it out.
      </p>
    </section>
  );
}

interface AnswerProps {
  readonly answer: Exclude<GroupAnswer, { readonly kind: 'malformed' }>;
  readonly address: string;
  readonly traffic: string;
}

function Answer({ answer, address, traffic }: AnswerProps) {
  return (
    <div className={classes['answer']}>
      <p>
        <StatusBadge {...LOOKS[answer.kind]} />{' '}
        {answerSentence(answer.kind, { address, what: trafficPhrase(traffic), count: answer.rules.length })}
      </p>
      {answer.rules.length > 0 && <GroupRules caption="Rules that decide it" rules={answer.rules} />}
    </div>
  );
}

function answerSentence(
  kind: AnswerProps['answer']['kind'],
  { address, what, count }: { readonly address: string; readonly what: string; readonly count: number },
): string {
  const rules = count === 1 ? 'this rule' : `any of these ${String(count)} rules`;
  switch (kind) {
    case 'yes':
      return `${address} gets in on ${what} through ${rules}.`;
    case 'no':
      return `No rule lets ${address} in on ${what}.`;
    case 'unknown':
      return `${address} gets in on ${what} if it belongs to what ${count === 1 ? 'this rule names' : 'one of these rules names'}: a security group or a prefix list whose addresses are not known here.`;
  }
}
