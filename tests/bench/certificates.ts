import { parseArgs } from 'node:util';
import { typeset } from '#lib/pdf/engine.ts';
import { newNumber } from '#lib/training/certificates/number.ts';
import { certificatePdf } from '#lib/training/certificates/render.ts';
import { memoryOf, pinMyself } from './processor.ts';
import { factRow, shown, table } from './table.ts';

// `node tests/bench/certificates.ts`: certificates as PDF on one core, beside the least that the engine can do, a
// document of one line, in turn with them. Reckoned by processor time, since others use the core. Nothing passes or fails.
const { values } = parseArgs({ options: { count: { type: 'string', default: '1000' } } });
const count = Number(values.count);
const aTurn = 50;

pinMyself(0);
const before = memoryOf(process.pid).now;
const press = { teamName: 'Prevent in the Eastern region', publicUrl: new URL('https://concord.example') };
const line = '#set document(title: "One line")\n#set text(lang: "en")\n#sys.inputs.given';

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

let [ours, bare, bytes, done] = [0, 0, 0, 0];
const first = await timed(() => certificatePdf(certificateOf(0), press));
while (done < count) {
  ours += await timed(async () => {
    for (let person = 0; person < aTurn; person++)
      bytes += (await certificatePdf(certificateOf(done + person), press)).byteLength;
  });
  bare += await timed(() => {
    for (let person = 0; person < aTurn; person++) typeset(line, { person: `${done + person}` });
  });
  done += aTurn;
  progress(done);
}
const rates = { ours: done / ours, bare: done / bare };
console.log(
  table(
    ['certificates'],
    [
      factRow(
        'certificates as PDF',
        `${shown(rates.ours)} a processor second, ${shown(bytes / done / 1024)} KB each`,
      ),
      factRow('documents of one line', `${shown(rates.bare)} a processor second`),
      factRow('share of that ceiling', `${Math.round((100 * rates.ours) / rates.bare)}%`),
      factRow('the first, with its engine', `${Math.round(first * 1000)} ms`),
      factRow('memory more', `${Math.round(memoryOf(process.pid).now - before)} MB`),
    ],
  ),
);

function progress(so: number): void {
  if (!process.stderr.isTTY) return;
  const full = Math.round((30 * so) / count);
  process.stderr.write(
    `\r[${'█'.repeat(full)}${' '.repeat(30 - full)}] ${so} of ${count}${so >= count ? '\n' : ''}`,
  );
}
