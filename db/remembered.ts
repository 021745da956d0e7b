import type { Db } from './client.ts';

type Memory<T> = { until: Temporal.Instant; answer: Promise<T> };

/**
 * Remembers what was read for a few seconds, for figures that nobody minds a moment late: never for places,
 * permissions or anything about a person.
 *
 * @param seconds how long an answer serves; a failed one is forgotten at once
 */
export function remembered<T>(seconds: number) {
  const memories = new WeakMap<Db, Map<string, Memory<T>>>();
  return (db: Db, key: string, now: Temporal.Instant, read: () => Promise<T>): Promise<T> => {
    const ofDb = memories.get(db) ?? new Map<string, Memory<T>>();
    memories.set(db, ofDb);
    const memory = ofDb.get(key);
    if (memory && Temporal.Instant.compare(now, memory.until) < 0) return memory.answer;
    // Whoever asks for odd filters all day must not fill the memory with their answers.
    if (ofDb.size > 500) ofDb.clear();
    const answer = read();
    ofDb.set(key, { until: now.add({ seconds }), answer });
    answer.catch(() => ofDb.delete(key));
    return answer;
  };
}
