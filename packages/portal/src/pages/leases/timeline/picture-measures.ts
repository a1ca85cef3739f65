import type { SpanLength } from './time-span.ts';

/** In pixels, as everything here: big enough for a finger. */
export const BAR_HEIGHT = 28;
const LANE_GAP = 6;
const ROW_PADDING = 8;

/** The line of hours or days above the rows. */
export const HEAD_HEIGHT = 34;
/** Below it the picture scrolls sideways instead of shrinking. */
export const LEAST_WIDTH = { day: 760, week: 840 } as const satisfies Record<SpanLength, number>;
export const SHORTEST_BAR = 10;

export function rowHeight(lanes: number): number {
  return lanes * (BAR_HEIGHT + LANE_GAP) - LANE_GAP + 2 * ROW_PADDING;
}

/** Where a lane's bars begin below the top of their row. */
export function laneTop(lane: number): number {
  return ROW_PADDING + lane * (BAR_HEIGHT + LANE_GAP);
}
