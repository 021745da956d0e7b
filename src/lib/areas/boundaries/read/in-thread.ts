import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BoundaryReading } from '#db/schema/boundary-uploads.ts';
import { type Outcome, refused } from '#lib/outcome.ts';
import type { ReadBoundaries } from './boundaries.ts';
import type { ReadFailure } from './found.ts';

// Whatever is within our limits is read with half of it.
const memory = { maxOldGenerationSizeMb: 1024 };

/** Reads a file of boundaries in a thread with memory of its own: one that is too much ends the thread and no more. */
export async function readInThread(
  bytes: Uint8Array,
  fileName: string,
  reading: BoundaryReading,
): Promise<Outcome<ReadBoundaries, ReadFailure>> {
  const thread = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: { bytes, fileName, reading },
    resourceLimits: memory,
  });
  try {
    const [answer] = (await once(thread, 'message')) as [Outcome<ReadBoundaries, ReadFailure>];
    return answer;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY')
      return refused('too much to read');
    throw error;
  } finally {
    await thread.terminate();
  }
}
