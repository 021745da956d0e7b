/**
 * How much a file of boundaries may hold. Every district of Britain at the finest detail published, and every ward
 * at the second, stay within; whoever has more publishes it in a coarser version too.
 */
export const boundaryLimits = {
  /** As it is sent, in bytes. */
  fileBytes: 32_000_000,
  /** Files in a ZIP. */
  zipEntries: 64,
  /** What a ZIP holds when unpacked, in bytes. */
  inflatedBytes: 128_000_000,
  features: 20_000,
  /** Corners of all areas together. */
  vertices: 1_000_000,
  /** Properties that each area bears. */
  properties: 100,
} as const;

/** How many corners a layer keeps to be drawn: about 20 KB on the way to a browser. */
export const drawnVertices = (features: number): number => Math.max(6_000, features * 12);
