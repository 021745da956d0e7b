import { createHash, randomUUID } from 'node:crypto';
import type { AreaId } from '../../schema/areas.ts';
import type { OfficerId } from '../../schema/officers.ts';
import type { Transaction } from './rows.ts';

const headings = ['Name', 'Type', 'Postcode', 'District', 'Website', 'Opens on'];
const venues = [
  ['Brook Lane Community Hall', 'Venue', 'MK40 9AA', 'Bedford', 'brook-lane-hall.example', ''],
  ['Marlow Green Youth Club', 'Youth organisation', 'MK42 9AB', 'Bedford', '', ''],
  ['Dene Valley Sports Club', 'Sports club', 'LU1 9AB', 'Luton', 'dene-valley.example', ''],
  ['Elm Court Community Hub', 'Community hub', 'LU2', 'Luton', '', ''],
  ['Ivel Bridge Meeting Rooms', 'Venue', 'SG18 9AA', 'Central Bedfordshire', '', '46844'],
];

const mapping = {
  ...{ name: 'Name', kind: 'Type', postcode: 'Postcode', district: 'District' },
  ...{ website: 'Website', opensOn: 'Opens on' },
};

/** A list that an officer sent yesterday and has not looked through: two of its rows have something wrong. */
export async function writeImports(
  tx: Transaction,
  { officer, areaId }: { officer: OfficerId; areaId: AreaId },
  now: Temporal.Instant,
): Promise<void> {
  const content = Buffer.from([headings, ...venues].map((cells) => cells.join(',')).join('\r\n'));
  const hash = createHash('sha256').update(content).digest();
  const id = randomUUID();
  const examples = headings.map((_, column) => venues.slice(0, 3).map((cells) => cells[column]!));
  await tx`
    insert into import_run (id, kind, state, file_name, file_bytes, file_hash, read_as, encoding, delimiter, headings,
      examples, mapping, area_ids, started_at, started_by)
    values (${id}, 'institutions', 'mapping', 'community-venues.csv', ${content.length}, ${hash},
      'CSV in UTF-8, its cells parted by commas', 'utf-8', ',', ${headings},
      ${JSON.stringify(examples)}::text::jsonb, ${JSON.stringify(mapping)}::text::jsonb, ${[areaId]}::uuid[],
      ${now.subtract({ hours: 20 }).toString()}, ${officer})`;
  await tx`insert into import_part (import_id, position, content) values (${id}, 0, ${content})`;
}
