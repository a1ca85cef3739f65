interface Point {
  readonly x: number;
  readonly y: number;
}

/** A smooth line through the points, as the `d` of an SVG path: straight to the first turn and around each corner. */
export function edgePath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const start = `M${at(first)}`;
  const last = rest.at(-1);
  if (last === undefined) return start;
  const corners = rest.slice(0, -1);
  const curves = corners.map((corner, index) => {
    const next = rest[index + 1] ?? last;
    const end = index === corners.length - 1 ? next : { x: (corner.x + next.x) / 2, y: (corner.y + next.y) / 2 };
    return `Q${at(corner)} ${at(end)}`;
  });
  return [start, ...curves, ...(corners.length === 0 ? [`L${at(last)}`] : [])].join('');
}

function at({ x, y }: Point): string {
  return `${String(Math.round(x * 10) / 10)},${String(Math.round(y * 10) / 10)}`;
}
