import sharp from 'sharp';

/** A drawing (SVG) as a PNG of some width in pixels. */
export async function pictureOf(drawing: string, width: number): Promise<Uint8Array> {
  const { data } = await sharp(Buffer.from(drawing))
    .resize({ width })
    .png({ palette: true, quality: 90, effort: 7 })
    .toBuffer({ resolveWithObject: true });
  return data;
}
