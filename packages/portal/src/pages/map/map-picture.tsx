import type { MapDocument } from '@gatelease/contract';
import { edgePath, fitting, layOut } from '@gatelease/map';
import type { LaidOutEdge, LaidOutNode } from '@gatelease/map';
import { ActionIcon } from '@mantine/core';
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { AnswerPath } from './answer-path.ts';
import classes from './map-picture.module.css';
import { useViewBox } from './use-view-box.ts';

interface MapPictureProps {
  readonly map: MapDocument;
  readonly selected: string | null;
  /** What to bring out; everything else steps back. `null` brings out nothing. */
  readonly path: AnswerPath | null;
  /** Nodes that a search found. */
  readonly found: ReadonlySet<string>;
  onSelect(nodeId: string): void;
}

/** The map itself: dragged, zoomed, and walked through with the arrow keys. */
export function MapPicture({ map, selected, path, found, onSelect }: MapPictureProps) {
  const laidOut = useMemo(() => layOut(map), [map]);
  const picture = useRef<SVGSVGElement>(null);
  const view = useViewBox(picture, laidOut);
  const [current, setCurrent] = useState(0);
  const { x, y, width, height } = view.box;

  const walk = (event: KeyboardEvent<SVGSVGElement>): void => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === '+') view.zoomIn();
    if (event.key === '-') view.zoomOut();
    if (event.key === '0') view.fit();
    if (step === undefined) return;
    event.preventDefault();
    const next = (current + step + laidOut.nodes.length) % laidOut.nodes.length;
    setCurrent(next);
    picture.current?.querySelectorAll<SVGGElement>('[data-node]').item(next).focus();
  };

  return (
    <div className={classes['frame']}>
      <svg
        ref={picture}
        className={classes['picture']}
        viewBox={[x, y, width, height].map(Math.round).join(' ')}
        role="group"
        aria-label="Map"
        aria-describedby="map-help"
        onKeyDown={walk}
        {...view.drag}
      >
        <defs>
          <marker
            id="map-end"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="9"
            markerHeight="9"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0,0L8,4L0,8z" className={classes['head']} />
          </marker>
        </defs>
        {laidOut.vpcs.map(({ vpcId, ...frame }) => (
          <g key={vpcId} aria-hidden>
            <rect {...frame} rx={10} className={classes['vpc']} />
            <text x={frame.x + 12} y={frame.y + 19} className={classes['vpcName']}>
              {vpcId}
            </text>
          </g>
        ))}
        {laidOut.edges.map((entry, index) => (
          <Line
            key={`${entry.edge.kind} ${entry.edge.from} ${entry.edge.to}`}
            line={entry}
            look={lookOf(path, path?.edges.has(index))}
          />
        ))}
        {laidOut.nodes.map((entry, index) => (
          <Node
            key={entry.node.nodeId}
            entry={entry}
            isSelected={entry.node.nodeId === selected}
            isFound={found.has(entry.node.nodeId)}
            look={lookOf(path, path?.nodeIds.has(entry.node.nodeId))}
            tabIndex={index === Math.min(current, laidOut.nodes.length - 1) ? 0 : -1}
            onFocus={() => {
              setCurrent(index);
            }}
            onSelect={() => {
              onSelect(entry.node.nodeId);
            }}
          />
        ))}
      </svg>
      <div className={classes['zoom']}>
        <ActionIcon variant="default" size="lg" aria-label="Closer" onClick={view.zoomIn}>
          <IconPlus size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label="Farther" onClick={view.zoomOut}>
          <IconMinus size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label="All of it" onClick={view.fit}>
          <IconMaximize size={18} aria-hidden />
        </ActionIcon>
      </div>
    </div>
  );
}

type Look = 'plain' | 'path' | 'back';

function lookOf(path: AnswerPath | null, isOnPath: boolean | undefined): Look {
  if (path === null) return 'plain';
  return isOnPath === true ? 'path' : 'back';
}

function Line({ line: { edge, points, label }, look }: { readonly line: LaidOutEdge; readonly look: Look }) {
  return (
    <g aria-hidden className={classes['line']} data-kind={edge.kind} data-look={look} data-pressing={edge.isPressing}>
      <path d={edgePath(points)} markerEnd="url(#map-end)" />
      {edge.label !== '' && (
        <text x={label.x} y={label.y + 4}>
          {edge.label}
        </text>
      )}
    </g>
  );
}

interface NodeProps {
  readonly entry: LaidOutNode;
  readonly isSelected: boolean;
  readonly isFound: boolean;
  readonly look: Look;
  readonly tabIndex: number;
  onFocus(): void;
  onSelect(): void;
}

function Node({ entry, isSelected, isFound, look, tabIndex, onFocus, onSelect }: NodeProps) {
  const { node, x, y, width, height } = entry;
  const leases = node.liveLeases === 0 ? '' : `, ${String(node.liveLeases)} open now`;
  const middle = x + width / 2;
  return (
    <g
      className={classes['node']}
      data-node
      data-kind={node.kind}
      data-look={look}
      data-found={isFound}
      role="button"
      aria-pressed={isSelected}
      aria-label={`${node.label}, ${node.detail}${leases}`}
      tabIndex={tabIndex}
      onFocus={onFocus}
      onClick={onSelect}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onSelect();
      }}
    >
      <rect x={x} y={y} width={width} height={height} rx={8} />
      <text x={middle} y={y + 22} className={classes['name']}>
        {fitting(node.label, 'label')}
      </text>
      <text x={middle} y={y + 40} className={classes['detail']}>
        {fitting(node.detail, 'detail')}
      </text>
      {node.liveLeases > 0 && (
        <g className={classes['leases']}>
          <circle cx={x + width - 4} cy={y + 2} r={11} />
          <text x={x + width - 4} y={y + 6}>
            {node.liveLeases}
          </text>
        </g>
      )}
    </g>
  );
}
