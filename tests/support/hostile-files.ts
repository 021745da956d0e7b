import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import sharp, { type Sharp } from 'sharp';

/** A photograph of some colour; what is given besides is written into it. */
export const aPhoto = (
  { width = 900, height = 600 }: { width?: number; height?: number } = {},
  change: (picture: Sharp) => Sharp = (picture) => picture,
): Promise<Buffer> =>
  change(sharp({ create: { width, height, channels: 3, background: '#6b2d3c' } }))
    .jpeg()
    .toBuffer();

/** A photograph that lies on its side and says where, when and with what it was taken. */
export const aPhotoWithAPlace = (): Promise<Buffer> =>
  aPhoto({ width: 600, height: 400 }, (picture) =>
    picture.withMetadata({ orientation: 6 }).withExifMerge({
      IFD0: { Make: 'Fictional Cameras', Copyright: 'Nobody' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '52/1 8/1 6/1',
        GPSLongitudeRef: 'W',
        GPSLongitude: '0/1 28/1 1/1',
      },
    }),
  );

/** 25 MB of TIFF: points that nothing packs. */
export function aLargeTiff(): Buffer {
  const head = Buffer.from('49492a0008000000', 'hex');
  return Buffer.concat([head, Buffer.alloc(25 * 1024 * 1024, 0x5a)]);
}

export const anSvgWithScript = (): Buffer =>
  Buffer.from(
    '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><rect width="9"/></svg>',
  );

const chunk = (type: string, content: Buffer): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(content.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
};

/** A PNG of so many points in few bytes: rows of nothing, packed. */
export function aPngBomb(side = 30_000): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc((Math.ceil(side / 8) + 1) * Math.min(side, 2000)), { level: 9 });
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A PNG of two pictures that follow each other. */
export async function aMovingPng(): Promise<Buffer> {
  const still = await sharp(await aPhoto({ width: 20, height: 20 }))
    .png()
    .toBuffer();
  const after = still.indexOf('IDAT') - 4;
  const frames = Buffer.alloc(8);
  frames.writeUInt32BE(2, 0);
  return Buffer.concat([still.subarray(0, after), chunk('acTL', frames), still.subarray(after)]);
}

const page = '<!doctype html><script>fetch("/staff")</script>';

/** A photograph that is a page, a ZIP, a PDF or a program as well. */
export async function polyglots(): Promise<Record<'page' | 'zip' | 'pdf' | 'program', Buffer>> {
  const photo = await aPhoto();
  // A remark straight after the first bytes, as a camera may write one.
  const remark = (text: string) => {
    const size = Buffer.alloc(2);
    size.writeUInt16BE(text.length + 2);
    const after = Buffer.concat([Buffer.from([0xff, 0xfe]), size, Buffer.from(text, 'latin1')]);
    return Buffer.concat([photo.subarray(0, 2), after, photo.subarray(2)]);
  };
  return {
    page: remark(page),
    zip: Buffer.concat([photo, zipSync({ 'evil.js': strToU8('alert(1)') })]),
    pdf: Buffer.concat([photo, aPdf()]),
    program: remark('*/=1;alert(1)/*'),
  };
}

/** A PDF of one page; `inside` are further objects, `after` is what stands behind its end. */
export function aPdf({ inside = '', catalog = '', after = '' } = {}): Buffer {
  const objects = [
    `1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalog} >>\nendobj`,
    '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj',
    '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj',
    inside,
  ];
  return Buffer.from(
    `%PDF-1.7\n${objects.join('\n')}\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n${after}`,
    'latin1',
  );
}

/** A PDF with objects in a packed stream, where a search of its bytes does not see them. */
export function aPdfHiding(objects: string): Buffer {
  const packed = deflateSync(Buffer.from(`4 0 ${objects}`, 'latin1'));
  const head = `9 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`;
  const [before, after] = aPdf({ inside: 'HERE' }).toString('latin1').split('HERE') as [string, string];
  return Buffer.concat([
    Buffer.from(before + head, 'latin1'),
    packed,
    Buffer.from(`\nendstream\nendobj${after}`, 'latin1'),
  ]);
}

const types =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>';

/** A Word document or slides with some further files in it. */
export const anOfficeFile = (kind: 'docx' | 'pptx' = 'docx', more: Record<string, string> = {}): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        '[Content_Types].xml': types,
        ...(kind === 'docx'
          ? { 'word/document.xml': '<w:document/>' }
          : { 'ppt/presentation.xml': '<p:presentation/>', 'ppt/slides/slide1.xml': '<p:sld/>' }),
        ...more,
      }).map(([name, text]) => [name, strToU8(text)]),
    ),
  );

/** A document of some kilobytes that unpacks into 200 MB. */
export function anOfficeBomb(): Buffer {
  const zeros = deflateRawSync(Buffer.alloc(200 * 1024 * 1024), { level: 9 });
  const files = [
    ['[Content_Types].xml', deflateRawSync(Buffer.from(types)), crc32(Buffer.from(types)), types.length],
    // It says that it is small.
    ['word/document.xml', zeros, 0, 100],
  ] as const;
  const locals: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [name, packed, sum, size] of files) {
    const shared = Buffer.alloc(26);
    shared.set([20, 0, 0, 0, 8, 0]);
    shared.writeUInt32LE(sum >>> 0, 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(size, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    list.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, rest, Buffer.from(name)]));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(2, 8);
  end.writeUInt16LE(2, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

const box = (type: string, ...inside: (Buffer | string)[]): Buffer => {
  const content = Buffer.concat(
    inside.map((one) => (typeof one === 'string' ? Buffer.from(one, 'latin1') : one)),
  );
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
};

/** A film that a reader takes for one, of 42 seconds; `more` stands within what it says of itself. */
export function anMp4({ more = Buffer.alloc(0) as Buffer, after = '', free = '' } = {}): Buffer {
  const times = Buffer.alloc(100);
  times.writeUInt32BE(1000, 12);
  times.writeUInt32BE(42_000, 16);
  return Buffer.concat([
    box('ftyp', 'isom\0\0\0\0isommp42'),
    ...(free ? [box('free', free)] : []),
    box('moov', box('mvhd', times), more),
    box('mdat', 'frames'),
    Buffer.from(after, 'latin1'),
  ]);
}

/** Where a telephone writes the place. */
export const thePlaceOfAFilm = box('udta', box('\xa9xyz', '+52.1350-000.4670/'));
export const aPage = page;
