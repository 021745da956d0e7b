import { parentPort, workerData } from 'node:worker_threads';
import type { BoundaryReading } from '#db/schema/boundary-uploads.ts';
import { readBoundaries } from './boundaries.ts';
import { Unreadable } from './found.ts';

// Started by in-thread.ts: one file, one answer.
const { bytes, fileName, reading } = workerData as {
  bytes: Uint8Array;
  fileName: string;
  reading: BoundaryReading;
};
try {
  parentPort?.postMessage({ ok: true, value: readBoundaries(bytes, fileName, reading) });
} catch (error) {
  if (!(error instanceof Unreadable)) throw error;
  parentPort?.postMessage({ ok: false, reason: error.reason });
}
