const wanted = [320, 640, 960, 1440] as const;

/** The widths at which a picture of some width is kept ready: none wider than it is. */
export function pictureWidths(width: number): number[] {
  const most = Math.min(width, wanted.at(-1)!);
  return [...wanted.filter((one) => one < most), most];
}
