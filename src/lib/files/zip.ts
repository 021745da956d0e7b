import { strToU8, zipSync } from 'fflate';

/**
 * Puts files into one ZIP. Names are cleaned of what a disk refuses, and told apart where two are alike.
 *
 * @param at the moment that each file bears
 */
export function zipped(
  files: readonly { name: string; content: Uint8Array }[],
  at: Temporal.Instant,
): Uint8Array {
  const taken: Record<string, Uint8Array> = {};
  for (const { name, content } of files) taken[freeName(cleanName(name), taken)] = content;
  if (files.length === 0) taken['Nothing here.txt'] = strToU8('There was nothing to put in.\n');
  // Documents are compressed already: doing it again takes time and saves nothing. The ZIP format has no time zone.
  return zipSync(taken, { level: 0, mtime: at.toString({ timeZone: 'Europe/London' }).slice(0, 19) });
}

/** A name for a file that every system takes. */
export function cleanName(name: string): string {
  const plain = name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, ' ').replace(/\s+/g, ' ');
  return plain.trim().replace(/^\.+/, '').slice(0, 120) || 'file';
}

function freeName(name: string, taken: Record<string, unknown>): string {
  if (!Object.hasOwn(taken, name)) return name;
  const [, stem = name, ending = ''] = /^(.*?)(\.\w+)?$/.exec(name) ?? [];
  let count = 2;
  while (Object.hasOwn(taken, `${stem} ${count}${ending}`)) count += 1;
  return `${stem} ${count}${ending}`;
}
