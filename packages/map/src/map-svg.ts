import { edgePath } from './edge-path.ts';
import { fitting } from './lay-out.ts';
import type { LaidOutEdge, LaidOutMap, LaidOutNode, LaidOutVpc } from './lay-out.ts';
import { NODE_COLOURS } from './node-colours.ts';

const FONT = 'font-family="system-ui, sans-serif"';

/** A laid out map as an SVG document that stands alone: no style sheet, no script, names escaped. */
export function mapSvg({ width, height, vpcs, nodes, edges }: LaidOutMap, title: string): string {
  const size = `width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" ${FONT}>`,
    `<title>${escaped(title)}</title>`,
    '<defs><marker id="end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto">',
    '<path d="M0,0L8,4L0,8z" fill="#57524a"/></marker></defs>',
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    ...vpcs.map(vpcElement),
    ...edges.map(edgeElement),
    ...nodes.map(nodeElement),
    '</svg>',
    '',
  ].join('\n');
}

function vpcElement({ vpcId, ...box }: LaidOutVpc): string {
  return (
    `<g><rect ${placeOf(box)} rx="10" fill="#fafaf8" stroke="#c9c3b8"/>` +
    `<text x="${round(box.x + 12)}" y="${round(box.y + 19)}" font-size="12" fill="#57524a">${escaped(vpcId)}</text></g>`
  );
}

function edgeElement({ edge, points, label }: LaidOutEdge): string {
  const colour = edge.isPressing ? '#9c241b' : '#57524a';
  const dashes = edge.kind === 'rule' ? '' : ' stroke-dasharray="5 4"';
  const text =
    edge.label === ''
      ? ''
      : `<text x="${round(label.x)}" y="${round(label.y + 4)}" font-size="11.5" text-anchor="middle" fill="${colour}" ` +
        `stroke="#ffffff" stroke-width="4" paint-order="stroke">${escaped(edge.label)}</text>`;
  const width = edge.isPressing ? '2.2' : '1.4';
  return (
    `<g><path d="${edgePath(points)}" fill="none" stroke="${colour}" stroke-width="${width}"${dashes} ` +
    `marker-end="url(#end)"/>${text}</g>`
  );
}

function nodeElement({ node, ...box }: LaidOutNode): string {
  const { fill, line } = NODE_COLOURS[node.kind];
  const dashes = node.kind === 'unread-group' ? ' stroke-dasharray="5 4"' : '';
  const middle = round(box.x + box.width / 2);
  const leases = node.liveLeases === 0 ? '' : ` · ${String(node.liveLeases)} open`;
  return (
    `<g><title>${escaped(`${node.label} (${node.nodeId}), ${node.detail}`)}</title>` +
    `<rect ${placeOf(box)} rx="8" fill="${fill}" stroke="${line}" stroke-width="1.4"${dashes}/>` +
    `<text x="${middle}" y="${round(box.y + 22)}" font-size="14" font-weight="600" text-anchor="middle" ` +
    `fill="#1b1b1b">${escaped(fitting(node.label, 'label'))}</text>` +
    `<text x="${middle}" y="${round(box.y + 40)}" font-size="11.5" text-anchor="middle" ` +
    `fill="#57524a">${escaped(fitting(node.detail, 'detail') + leases)}</text></g>`
  );
}

function placeOf({ x, y, width, height }: Pick<LaidOutNode, 'x' | 'y' | 'width' | 'height'>): string {
  return `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Names come from AWS, where anybody may have written anything; control characters are not allowed in XML at all. */
function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
