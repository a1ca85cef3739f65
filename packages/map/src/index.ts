export { edgePath } from './edge-path.ts';
export { fitting, layOut, type LaidOutEdge, type LaidOutMap, type LaidOutNode, type LaidOutVpc } from './lay-out.ts';
export { mapDot } from './map-dot.ts';
export { mapSvg } from './map-svg.ts';
