import { strToU8, zipSync } from 'fflate';
import type { Source } from '#lib/files/source.ts';

/** A file of some bytes, as it would lie on a disk, given in pieces that cut lines anywhere. */
export function aSource(name: string, content: string | Uint8Array, piece = 7): Source {
  const bytes = typeof content === 'string' ? strToU8(content) : content;
  return { name, size: bytes.byteLength, read: (from, to) => pieces(bytes.subarray(from, to), piece) };
}

async function* pieces(bytes: Uint8Array, piece: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += piece) yield bytes.subarray(at, at + piece);
}

export type Listed = {
  postcode: string;
  district?: string;
  ward?: string;
  ended?: string;
  at?: [string, string];
};

const head = 'pcd,pcd2,pcds,dointr,doterm,oscty,oslaua,osward,usertype,oseast1m,osnrth1m,lat,long,imd';

/** A list as the ONS writes it, with more columns than we need; Luton unless said otherwise. */
export const onsList = (rows: readonly Listed[], first = head): string =>
  [first, ...rows.map(onsLine)].map((line) => `${line}\r\n`).join('');

function onsLine({ postcode, district = 'E06000032', ward = 'E05002212', ended = '', at }: Listed): string {
  const [lat, long] = at ?? ['51.878', '-0.42'];
  const seven = postcode.replace(' ', '').padEnd(7);
  return `"${seven}","${postcode}","${postcode}","198001","${ended}","E99999999","${district}","${ward}","0",509000,221000,${lat},${long},1`;
}

/** A list as Ordnance Survey writes it: no head, metres, one file for each postcode area. */
export const codePointLine = (
  postcode: string,
  east: number,
  north: number,
  district = 'E06000032',
): string =>
  `"${postcode}",10,${east},${north},"E92000001","E19000001","E18000001","","${district}","E05002212"\r\n`;

/** Files in a zip, as a publisher would send them. */
export const zipOf = (files: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
