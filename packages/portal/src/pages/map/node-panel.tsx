import type { MapDocument } from '@gatelease/contract';
import { Button, Group } from '@mantine/core';
import { IconFocusCentered, IconX } from '@tabler/icons-react';
import { LinkButton } from '../../components/link-button.tsx';
import { GroupLink } from '../account/group-link.tsx';
import classes from './node-panel.module.css';

type Node = MapDocument['nodes'][number];

interface NodePanelProps {
  readonly node: Node;
  readonly map: MapDocument;
  readonly place: { readonly credentialId: string; readonly region: string };
  onLookCloser(part: { readonly groupId?: string; readonly vpcId?: string }): void;
  onClose(): void;
}

/** What there is to know about a node, and where to go from it. */
export function NodePanel({ node, map, place, onLookCloser, onClose }: NodePanelProps) {
  const names = new Map(map.nodes.map(({ nodeId, label }) => [nodeId, label]));
  const nameOf = (nodeId: string): string => names.get(nodeId) ?? nodeId;
  const into = map.edges.filter(({ to, kind }) => to === node.nodeId && kind === 'rule');
  const outOf = map.edges.filter(({ from, kind }) => from === node.nodeId && kind === 'rule');
  const { groupId } = node;

  return (
    <section className={classes['panel']} aria-label={`About ${node.label}`}>
      <h2 className={classes['title']}>
        {groupId === null ? node.label : <GroupLink groupId={groupId} name={node.label} />}
      </h2>
      <p className={classes['detail']}>
        {node.detail}
        {node.nodeId !== node.label && node.nodeId !== 'internet' && (
          <>
            {' '}
            <code>{node.nodeId}</code>
          </>
        )}
        {node.liveLeases > 0 && ` ${String(node.liveLeases)} leases are open now.`}
      </p>
      <TieList title="Who is let in" ties={into.map(({ from, label }) => `${nameOf(from)}: ${label}`)} />
      <TieList title="Whom it is let in to" ties={outOf.map(({ to, label }) => `${nameOf(to)}: ${label}`)} />
      <Group gap="sm">
        {(groupId !== null || node.kind === 'vpc') && (
          <Button
            variant="default"
            leftSection={<IconFocusCentered size={18} aria-hidden />}
            onClick={() => {
              onLookCloser(groupId === null ? { vpcId: node.nodeId } : { groupId });
            }}
          >
            Look closer
          </Button>
        )}
        {groupId !== null && (
          <LinkButton variant="default" to="/explain" search={{ ...place, to: groupId }}>
            Explain
          </LinkButton>
        )}
        <Button variant="subtle" leftSection={<IconX size={18} aria-hidden />} onClick={onClose}>
          Close
        </Button>
      </Group>
    </section>
  );
}

function TieList({ title, ties }: { readonly title: string; readonly ties: readonly string[] }) {
  if (ties.length === 0) return null;
  return (
    <>
      <h3 className={classes['heading']}>{title}</h3>
      <ul className={classes['ties']}>
        {ties.map((tie) => (
          <li key={tie}>{tie}</li>
        ))}
      </ul>
    </>
  );
}
