/** The smallest and largest longitude and latitude of something, in degrees. */
export type Box = { west: number; south: number; east: number; north: number };

/** The box round several; null round none. */
export function boxRound(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  return {
    west: Math.min(...boxes.map(({ west }) => west)),
    south: Math.min(...boxes.map(({ south }) => south)),
    east: Math.max(...boxes.map(({ east }) => east)),
    north: Math.max(...boxes.map(({ north }) => north)),
  };
}
