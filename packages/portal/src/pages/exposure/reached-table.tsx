import type { ExposureDocument } from '@gatelease/contract';
import { DataTable } from '../../components/data-table.tsx';
import type { Column } from '../../components/data-table.tsx';
import { TextLink } from '../../components/link-button.tsx';
import { Note } from '../../components/note.tsx';
import { SectionHeading } from '../../components/section-heading.tsx';
import { GroupLink } from '../account/group-link.tsx';
import { rangesPhrase } from './ranges-phrase.ts';
import classes from './reached-table.module.css';

type Reached = ExposureDocument['reached'][number];

interface ReachedTableProps {
  readonly exposure: ExposureDocument;
  readonly place: { readonly credentialId: string; readonly region: string };
}

/** Who is reached, with what, by the groups that let it in. */
export function ReachedTable({ exposure, place }: ReachedTableProps) {
  const { source, reached, isKnown } = exposure;
  if (!isKnown) {
    return (
      <Note tone="wait" title="Nobody knows who is reached">
        Network interfaces could not be read, so it is not known who holds which group.
      </Note>
    );
  }
  const name = source.name.replace(/^./, (first) => first.toUpperCase());
  return (
    <section aria-label="Reached">
      <SectionHeading>
        {reached.length === 0
          ? `${name} reaches nothing here`
          : `${name} reaches ${String(reached.length)} network ${reached.length === 1 ? 'interface' : 'interfaces'}`}
      </SectionHeading>
      {reached.length > 0 && (
        <DataTable
          caption="Reached"
          rows={reached}
          keyOf={({ interfaceId }) => interfaceId}
          columns={columnsFor(exposure, place)}
        />
      )}
    </section>
  );
}

function columnsFor({ source }: ExposureDocument, place: ReachedTableProps['place']): readonly Column<Reached>[] {
  const isInternet = source.kind === 'internet';
  return [
    { heading: 'Reached', cell: ({ name }) => <strong className={classes['name']}>{name}</strong> },
    {
      heading: 'By its groups',
      cell: ({ groups }) =>
        groups.map(({ groupId, name }) => (
          <div key={groupId} className={classes['name']}>
            <GroupLink groupId={groupId} name={name} />
          </div>
        )),
    },
    {
      heading: 'With',
      cell: ({ certain, unknown }) => (
        <>
          {certain.map((open) => (
            <div key={open.traffics.join()}>
              {open.traffics.join(', ')}
              {isInternet && <span className={classes['from']}> from {rangesPhrase(open.ranges)}</span>}
            </div>
          ))}
          {unknown.map((open) => (
            <div key={open.traffics.join()} className={classes['from']}>
              perhaps {open.traffics.join(', ')}
            </div>
          ))}
        </>
      ),
    },
    {
      heading: 'Why',
      isHeadingHidden: true,
      align: 'end',
      cell: (entry) => (isInternet ? null : <WhyLink entry={entry} source={source.name} place={place} />),
    },
  ];
}

function WhyLink({
  entry,
  source,
  place,
}: {
  readonly entry: Reached;
  readonly source: string;
  readonly place: ReachedTableProps['place'];
}) {
  const [traffic] = [...entry.certain, ...entry.unknown].flatMap(({ traffics }) => traffics);
  const one = /^(tcp|udp) (\d+)/.exec(traffic ?? '');
  if (one === null) return null;
  const from = /\((sg-[0-9a-f]+)\)$/.exec(source)?.[1] ?? source;
  const search = { ...place, from, to: entry.interfaceId, traffic: `${one[1] ?? ''}/${one[2] ?? ''}` };
  return (
    <TextLink to="/explain" search={search} aria-label={`Why ${entry.name} is reached`}>
      Why
    </TextLink>
  );
}
