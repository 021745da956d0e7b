/** How the letters of a file are written as bytes. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** What tells how a file is written, while its bytes go by. */
export type EncodingWatch = {
  see: (part: Uint8Array) => void;
  /** Once all parts went by. */
  end: () => { encoding: Encoding; hasMark: boolean };
};

const marks: readonly [Encoding, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Tells how the letters of a file are written: by its mark, by the noughts that UTF-16 is full of, and else UTF-8 if
 * all of it is that. What is left is from an older spreadsheet: Windows-1252, in which every byte is a letter.
 */
export function watchEncoding(): EncodingWatch {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let first: Uint8Array = new Uint8Array();
  let isUtf8 = true;
  const check = (read: () => void) => {
    try {
      if (isUtf8) read();
    } catch {
      isUtf8 = false;
    }
  };
  return {
    see: (part) => {
      if (first.length < 4096) first = Buffer.concat([first, part.subarray(0, 4096)]);
      check(() => strict.decode(part, { stream: true }));
    },
    end: () => {
      check(() => strict.decode());
      return { ...byMark(first), ...(byMark(first).hasMark ? {} : { encoding: bySight(first, isUtf8) }) };
    },
  };
}

function byMark(first: Uint8Array): { encoding: Encoding; hasMark: boolean } {
  const found = marks.find(([, mark]) => mark.every((byte, at) => first[at] === byte));
  return { encoding: found?.[0] ?? 'utf-8', hasMark: found !== undefined };
}

function bySight(first: Uint8Array, isUtf8: boolean): Encoding {
  const noughts = (from: 0 | 1) => first.filter((byte, at) => at % 2 === from && byte === 0).length;
  const many = first.length / 8;
  if (noughts(1) > many) return 'utf-16le';
  if (noughts(0) > many) return 'utf-16be';
  return isUtf8 ? 'utf-8' : 'windows-1252';
}

/** Bytes as text, as they come; the mark at their beginning goes. */
export async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const part of bytes) yield decoder.decode(part, { stream: true });
  yield decoder.decode();
}
