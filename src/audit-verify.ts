import { parseArgs } from 'node:util';
import { closeSql, openSql } from '#db/sql.ts';
import { faultWords, whereWords } from '#lib/audit/break-words.ts';
import { sealEntries } from '#lib/audit/seal-entries.ts';
import { type Progress, type Verdict, verifyChain } from '#lib/audit/verify-chain.ts';
import { moment } from '#lib/dates.ts';

// `npm run audit:verify`: walks along the whole access log. Ends with 1 when it does not hold, 2 when it could not
// look. `-- --expect 4711:ab12…` compares with a hash that was kept elsewhere.
const number = (value: number) => value.toLocaleString('en-GB');

type Expected = { position: number; hash: string } | null;

function readExpected(): Expected {
  const { values } = parseArgs({ options: { expect: { type: 'string' } } });
  if (!values.expect) return null;
  const [, position, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(values.expect) ?? [];
  if (!position || !hash) throw new Error('Say --expect with a position and its hash, like 4711:ab12…');
  return { position: Number(position), hash };
}

function readVariables(): { url: string; secret: string } {
  const { DATABASE_URL: url, CONCORD_SECRET: secret } = process.env;
  if (!url) throw new Error('Set DATABASE_URL to the database whose access log to verify.');
  if (!secret) throw new Error('Set CONCORD_SECRET: without it nobody can tell who signed the chain.');
  return { url, secret };
}

function show({ checked, entries }: Progress): void {
  const share = entries === 0 ? 1 : checked / entries;
  const words = `${number(checked)} of ${number(entries)} entries`;
  if (!process.stderr.isTTY) {
    if (checked % 100_000 === 0) process.stderr.write(`${words}\n`);
    return;
  }
  const bar = '█'.repeat(Math.round(share * 30)).padEnd(30, '░');
  process.stderr.write(`\r\u001B[K${bar} ${Math.round(share * 100)}%  ${words}`);
}

/** What was found, in sentences, and whether all is well. */
function tell(
  { broken, sealed, waiting, unused, headHash, hashAsked }: Verdict,
  expected: Expected,
): boolean {
  if (broken) {
    const at = broken.at ? `, made at ${moment(Temporal.Instant.from(broken.at))}` : '';
    console.log(`The access log does not hold. ${faultWords[broken.fault]}: ${whereWords(broken)}${at}.`);
    return false;
  }
  if (expected && expected.hash !== hashAsked) {
    console.log(
      `The access log is not the one you know: position ${number(expected.position)} has another hash.`,
    );
    return false;
  }
  console.log(`The access log holds: ${number(sealed)} entries are sealed, ${number(waiting)} wait for it.`);
  console.log(
    `${number(unused)} numbers carry no entry: transactions that were rolled back leave such holes.`,
  );
  if (headHash) console.log(`Keep this elsewhere: ${sealed}:${headHash}`);
  return true;
}

async function main(): Promise<void> {
  const expected = readExpected();
  const { url, secret } = readVariables();
  const sql = openSql(url, { max: 2 });
  const began = performance.now();
  try {
    await sealEntries(sql, secret, Temporal.Now.instant());
    const verdict = await verifyChain(sql, secret, { onProgress: show, ask: expected?.position });
    if (process.stderr.isTTY) process.stderr.write('\n');
    if (!tell(verdict, expected)) process.exitCode = 1;
    console.log(`That took ${((performance.now() - began) / 1000).toFixed(1)} seconds.`);
  } finally {
    await closeSql(sql);
  }
}

await main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 2;
});
