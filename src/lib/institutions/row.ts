import { sql } from 'drizzle-orm';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { labelOf, type Named } from './label.ts';

/** An institution as a form offers it. */
export type Suggestion = {
  id: InstitutionId;
  name: string;
  /** What the list shows and what comes back when it is chosen. */
  label: string;
  typeCode: string;
  typeLabel: string;
  sectorCode: string;
  postcode: string | null;
  district: string | null;
};

export type Row = Named & Omit<Suggestion, 'label'>;

/** The columns of `Row`, where `i`, `t` and `a` are the institution, its type and its district. */
export const columns = sql`i.id, i.name, i.postcode, i.urn, i.ods_code as "odsCode",
  i.charity_number as "charityNumber", t.code as "typeCode", t.label as "typeLabel",
  t.sector_code as "sectorCode", a.name as district`;

export const joined = sql`institution i join institution_type t on t.code = i.type_code
  left join area a on a.id = i.district_id`;

export const suggestion = (row: Row): Suggestion => ({
  id: row.id,
  name: row.name,
  label: labelOf(row),
  typeCode: row.typeCode,
  typeLabel: row.typeLabel,
  sectorCode: row.sectorCode,
  postcode: row.postcode,
  district: row.district,
});
