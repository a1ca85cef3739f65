import type { MapDocument } from '@gatelease/contract';
import { DataTable } from '../../components/data-table.tsx';
import type { Column } from '../../components/data-table.tsx';
import classes from './map-list.module.css';

type Edge = MapDocument['edges'][number];

const WORDS = { rule: 'is let in to', holds: 'stands at', forwards: 'hands on to' } as const;

/** The same as a list, for who does not look at pictures. */
export function MapList({ map }: { readonly map: MapDocument }) {
  const names = new Map(map.nodes.map(({ nodeId, label }) => [nodeId, label]));
  const nameOf = (nodeId: string): string => names.get(nodeId) ?? nodeId;
  const columns: readonly Column<Edge>[] = [
    { heading: 'Who', cell: ({ from }) => <strong>{nameOf(from)}</strong> },
    { heading: 'Does what', cell: ({ kind }) => WORDS[kind] },
    { heading: 'Whom', cell: ({ to }) => <strong>{nameOf(to)}</strong> },
    { heading: 'With', cell: ({ label }) => label },
  ];
  return (
    <details className={classes['list']}>
      <summary>The same as a list</summary>
      <DataTable
        caption="Who is let in to whom"
        columns={columns}
        rows={map.edges}
        keyOf={({ from, to, kind }) => `${kind} ${from} ${to}`}
        toneOf={({ isPressing }) => (isPressing ? 'bad' : null)}
      />
    </details>
  );
}
