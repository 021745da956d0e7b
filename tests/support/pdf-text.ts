import { inflateSync } from 'node:zlib';

type Part = { head: string; stream: Buffer | null };
type Font = ReadonlyMap<number, string>;

/**
 * The words on the pages of a PDF, as whoever copies them out reads them, and what it says of itself. Read from the
 * finished file and not from what is handed to its maker: a page that makes one in a new way is read as well. It knows
 * the files that our maker writes, and throws where it would be blind.
 */
export function pdfText(bytes: Uint8Array): string {
  const parts = partsOf(Buffer.from(bytes));
  const drawn = [...parts.values()].flatMap((part) => drawnBy(part, parts));
  const words = drawn.join(' ').replaceAll(/\s+/g, ' ').trim();
  if (words === '') throw new Error('No words were read from a PDF.');
  const heads = [...parts.values()].map(({ head, stream }) => head + (isPlain(head) ? String(stream) : ''));
  return `${words}\n${heads.join('\n')}`;
}

const isPlain = (head: string) => head.includes('/Type /Metadata') && !head.includes('/Filter');

function partsOf(file: Buffer): ReadonlyMap<string, Part> {
  const text = file.toString('latin1');
  const parts = new Map<string, Part>();
  const objects = /^(\d+) 0 obj\r?\n([^]*?)(^stream\r?\n|^endobj)/gm;
  for (let found = objects.exec(text); found; found = objects.exec(text)) {
    const [, number = '', head = '', end = ''] = found;
    if (head.includes('/ObjStm')) throw new Error('This reader knows no packed objects of a PDF.');
    const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
    const from = objects.lastIndex;
    if (!end.startsWith('stream')) parts.set(number, { head, stream: null });
    else {
      // Past its bytes, among which the word that ends an object may stand by chance.
      objects.lastIndex = from + length;
      const raw = file.subarray(from, from + length);
      parts.set(number, { head, stream: head.includes('/FlateDecode') ? inflateSync(raw) : raw });
    }
  }
  return parts;
}

/** What a page draws, or a drawing that stands on pages and brings its own fonts. */
function drawnBy({ head, stream }: Part, parts: ReadonlyMap<string, Part>): string[] {
  const listed = /\/Font <<([^]*?)>>/.exec(head)?.[1];
  if (listed === undefined) return [];
  const fonts = new Map<string, Font>();
  for (const [, name = '', number = ''] of listed.matchAll(/\/(\w+) (\d+) 0 R/g))
    fonts.set(name, fontOf(number, parts));
  const contents = /\/Contents (?:\[([^\]]*)\]|(\d+) 0 R)/.exec(head);
  const numbers = contents?.[2] ?? contents?.[1]?.replaceAll(/ 0 R/g, '') ?? '';
  const streams = stream ? [stream] : numbers.split(/\s+/).map((one) => parts.get(one)?.stream);
  return streams.map((one) => (one ? textOf(one.toString('latin1'), fonts) : ''));
}

/** Which letters each glyph of a font stands for. */
function fontOf(number: string, parts: ReadonlyMap<string, Part>): Font {
  const map = /\/ToUnicode (\d+) 0 R/.exec(parts.get(number)?.head ?? '')?.[1];
  const source = parts.get(map ?? '')?.stream?.toString('latin1');
  if (!source) throw new Error('A font of a PDF does not say which letters it draws.');
  const font = new Map<number, string>();
  for (const [, block = ''] of source.matchAll(/beginbfchar([^]*?)endbfchar/g))
    for (const [, from = '', to = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/g))
      font.set(Number.parseInt(from, 16), lettersOf(to));
  if (/beginbfrange/.test(source)) throw new Error('This reader knows no ranges of letters of a PDF.');
  return font;
}

const lettersOf = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** The text that a stream shows: each stretch of it a line, or a part of one in another font or place. */
function textOf(content: string, fonts: ReadonlyMap<string, Font>): string {
  const token = /\/(\w+) \S+ Tf|\bBT\b|\bET\b|[(<]/g;
  let font: Font | undefined;
  let isText = false;
  let text = '';
  for (let found = token.exec(content); found; found = token.exec(content)) {
    const [all, name] = found;
    if (name) font = fonts.get(name);
    else if (all === 'BT' || all === 'ET') {
      isText = all === 'BT';
      text += ' ';
    } else if (all === '(') {
      const { bytes, end } = literalAt(content, token.lastIndex);
      token.lastIndex = end;
      if (isText) text += lettersBy(bytes, font);
    } else if (isText) throw new Error('This reader knows no text in hexadecimal of a PDF.');
  }
  return text;
}

function lettersBy(bytes: readonly number[], font: Font | undefined): string {
  if (!font) throw new Error('Text of a PDF stands in a font that its page does not name.');
  const glyphs = Array.from(
    { length: bytes.length / 2 },
    (_, at) => bytes[2 * at]! * 256 + bytes[2 * at + 1]!,
  );
  if (!glyphs.every((glyph) => font.has(glyph))) throw new Error('A PDF draws letters that nobody can copy.');
  return glyphs.map((glyph) => font.get(glyph)).join('');
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** The bytes of a string in brackets, which may hold brackets in pairs, and where it ends. */
function literalAt(content: string, from: number): { bytes: number[]; end: number } {
  const piece = /\\([0-7]{1,3})|\\([^])|([^])/gy;
  piece.lastIndex = from;
  const bytes: number[] = [];
  let depth = 1;
  for (let found = piece.exec(content); found; found = piece.exec(content)) {
    const [, octal, escaped, plain = ''] = found;
    if (plain === '(') depth += 1;
    if (plain === ')') depth -= 1;
    if (depth === 0) break;
    if (octal) bytes.push(Number.parseInt(octal, 8));
    else if (escaped) bytes.push(escapes[escaped] ?? escaped.charCodeAt(0));
    else bytes.push(plain.charCodeAt(0));
  }
  return { bytes, end: piece.lastIndex };
}
