import type { ServerLocals } from './server-locals.ts';

/** Marks an answer that the server sends as it comes, instead of holding it back whole. */
export const longHeader = 'x-long-body';

type Long = {
  status?: number;
  headers: Readonly<Record<string, string>>;
  /** In bytes. */
  size: number;
  pieces: AsyncIterable<Uint8Array>;
};

/** Answers with something long, piece by piece, no faster than its reader takes it. */
export function longAnswer(
  { drained }: Pick<ServerLocals, 'drained'>,
  { status = 200, headers, size, pieces }: Long,
): Response {
  const reader = pieces[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(stream) {
        await drained?.();
        const { done, value } = await reader.next();
        if (done) stream.close();
        else stream.enqueue(value);
      },
      async cancel() {
        await reader.return?.();
      },
    },
    // Nothing is read ahead of what is sent.
    { highWaterMark: 0 },
  );
  return new Response(body, {
    status,
    headers: { ...headers, 'Content-Length': String(size), [longHeader]: '1' },
  });
}
