import { typeset } from '#lib/pdf/engine.ts';
import { newNumber } from '#lib/training/certificates/number.ts';
import { certificatePdf } from '#lib/training/certificates/render.ts';
import { memoryOf } from './processor.ts';
import { factRow, shown } from './table.ts';

const aTurn = 50;
const press = { teamName: 'Prevent in the Eastern region', publicUrl: new URL('https://concord.example') };
const line = '#set document(title: "One line")\n#set text(lang: "en")\n#sys.inputs.given';

/**
 * Certificates as PDF on one core, beside the least that the engine can do, a document of one line, in turn with
 * them. Reckoned by processor time, since others use the core.
 */
export async function measureCertificates(count: number): Promise<string[][]> {
  const before = memoryOf(process.pid).now;
  const first = await timed(() => certificatePdf(certificateOf(0), press));
  let [ours, bare, bytes, done] = [0, 0, 0, 0];
  for (; done < count; done += aTurn) {
    ours += await timed(async () => {
      for (let person = 0; person < aTurn; person++)
        bytes += (await certificatePdf(certificateOf(done + person), press)).byteLength;
    });
    bare += await timed(async () => {
      for (let person = 0; person < aTurn; person++) await typeset(line, { person: `${done + person}` });
    });
    progress(done + aTurn, count);
  }
  const each = `${shown(done / ours)} a processor second, ${shown(bytes / done / 1024)} KB each`;
  return [
    factRow('certificates as PDF', each),
    factRow('documents of one line', `${shown(done / bare)} a processor second`),
    factRow('share of that ceiling', `${Math.round((100 * bare) / ours)}%`),
    factRow('the first, with its engine', `${Math.round(first * 1000)} ms`),
    factRow('memory more', `${Math.round(memoryOf(process.pid).now - before)} MB`),
  ];
}

const certificateOf = (person: number) => ({
  number: newNumber(),
  personName: `Amina Khan ${person}`,
  courseTitle: 'Making a good referral',
  minutes: 90,
  attendedOn: Temporal.PlainDate.from('2026-12-03'),
  issuedAt: Temporal.Instant.from('2026-12-04T12:00:00Z'),
  refresherDueOn: Temporal.PlainDate.from('2028-12-03'),
});

async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const began = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000_000;
}

function progress(so: number, count: number): void {
  if (!process.stderr.isTTY) return;
  const full = Math.round((30 * so) / count);
  process.stderr.write(
    `\r[${'█'.repeat(full)}${' '.repeat(30 - full)}] ${so} of ${count}${so >= count ? '\n' : ''}`,
  );
}
