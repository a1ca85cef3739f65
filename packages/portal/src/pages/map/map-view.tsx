import type { AnswerDocument, MapDocument } from '@gatelease/contract';
import { Button, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Note } from '../../components/note.tsx';
import type { AnswerPath } from './answer-path.ts';
import { MapList } from './map-list.tsx';
import { MapPicture } from './map-picture.tsx';
import classes from './map-view.module.css';
import { NodePanel } from './node-panel.tsx';

/** One group, one VPC, or all. */
export interface MapPart {
  readonly groupId?: string;
  readonly vpcId?: string;
}

interface MapViewProps {
  readonly map: MapDocument;
  readonly place: { readonly credentialId: string; readonly region: string };
  readonly part: MapPart;
  /** An answer to be brought out. */
  readonly answer: AnswerDocument | null;
  readonly path: AnswerPath | null;
  readonly searchProblem: string | null;
  onLook(part: MapPart): void;
}

/** The picture with what one does to it: search, look closer, look at one node, read it as a list. */
export function MapView({ map, place, part, answer, path, searchProblem, onLook }: MapViewProps) {
  const [selected, setSelected] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const found = foundBy(map, words);
  const node = map.nodes.find(({ nodeId }) => nodeId === selected);
  const isPart = part.groupId !== undefined || part.vpcId !== undefined;
  const look = (next: MapPart): void => {
    setSelected(null);
    setWords('');
    onLook(next);
  };

  return (
    <>
      <form
        className={classes['tools']}
        onSubmit={(event) => {
          event.preventDefault();
          const [first] = map.nodes.filter(({ nodeId }) => found.has(nodeId));
          if (first !== undefined) setSelected(first.nodeId);
          else if (words.trim() !== '') look({ groupId: words.trim() });
        }}
      >
        <TextInput
          role="searchbox"
          aria-label="Find on the map"
          placeholder="Find on the map"
          leftSection={<IconSearch size={17} aria-hidden />}
          spellCheck={false}
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
          }}
        />
        {isPart && (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={18} aria-hidden />}
            onClick={() => {
              look({});
            }}
          >
            The whole account
          </Button>
        )}
        <span className={classes['count']} role="status">
          {searchProblem ?? countText(words, found.size)}
        </span>
      </form>
      {answer !== null && (
        <Note mb="md" title="An answer on the map">
          {answer.summary}
        </Note>
      )}
      {map.hiddenGroups > 0 && (
        <Note tone="calm" mb="md">
          {map.shows === 'overview'
            ? `These are ${String(map.hiddenGroups)} groups, so their VPCs are drawn. Choose one and look closer, or find a group by its name.`
            : `${String(map.hiddenGroups)} groups with fewer ties are left out. Find one by its name to see it.`}
        </Note>
      )}
      <MapPicture
        key={`${map.shows} ${part.groupId ?? ''} ${part.vpcId ?? ''} ${String(map.nodes.length)}`}
        map={map}
        selected={selected}
        path={path}
        found={found}
        onSelect={setSelected}
      />
      <p id="map-help" className={classes['help']}>
        Drag to move; Ctrl and the wheel, or the buttons, zoom. With the keyboard: arrows go from one to the next, Enter
        chooses, + − and 0 zoom. Red lines let everybody in for administration. Outbound rules are not drawn.
      </p>
      {node !== undefined && (
        <NodePanel
          node={node}
          map={map}
          place={place}
          onLookCloser={look}
          onClose={() => {
            setSelected(null);
          }}
        />
      )}
      <MapList map={map} />
    </>
  );
}

function foundBy({ nodes }: MapDocument, words: string): ReadonlySet<string> {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return new Set();
  const isFound = (text: string) => text.toLowerCase().includes(wanted);
  return new Set(
    nodes.filter(({ label, nodeId, detail }) => [label, nodeId, detail].some(isFound)).map(({ nodeId }) => nodeId),
  );
}

function countText(words: string, count: number): string {
  if (words.trim() === '') return '';
  return count === 0 ? 'Not on this picture: Enter looks for a group of that name.' : `${String(count)} found`;
}
