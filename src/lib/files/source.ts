/** A file of any size that can be read from any place in it: on a disk, or in pieces in the database. */
export type Source = {
  name: string;
  /** In bytes. */
  size: number;
  /** The bytes from one place up to, and without, another, as they come. */
  read(from: number, to: number): AsyncIterable<Uint8Array>;
};

/** All bytes from one place to another, for parts that are small. */
export async function readWhole(source: Source, from: number, to: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source.read(from, to)) parts.push(part);
  return Buffer.concat(parts);
}
