import type { AreaId } from '../../schema/areas.ts';
import type { institution, InstitutionId } from '../../schema/institutions.ts';
import { institutionTypes } from '../reference/institutions.ts';
import { northernInstitutions } from './institutions-north.ts';
import { southernInstitutions } from './institutions-south.ts';

/** The number is a URN for schools, an ODS code for health and a charity number for everybody else. */
export type InstitutionSeed = [
  name: string,
  typeCode: string,
  district: string,
  postcode: string,
  number: string | null,
];

type Row = typeof institution.$inferInsert;
export type Institution = Row &
  Pick<typeof institution.$inferSelect, 'id' | 'districtId' | 'postcode'> & {
    sector: string;
    district: string;
  };

const sectorOf = new Map(institutionTypes.map((type) => [type.code, type.sector_code]));
const isUrn = (number: string) => number.length === 6 && number.startsWith('9');

/** The institutions that the demonstration's team works with. */
export function theInstitutions(areas: ReadonlyMap<string, AreaId>): Institution[] {
  return [...southernInstitutions, ...northernInstitutions].map(
    ([name, typeCode, district, postcode, number]) => {
      const sector = sectorOf.get(typeCode);
      if (!sector) throw new Error(`${name} is of no known type.`);
      const isHealth = sector === 'health';
      return {
        id: crypto.randomUUID() as InstitutionId,
        name,
        typeCode,
        sector,
        district,
        districtId: areas.get(district)!,
        postcode,
        urn: number && !isHealth && isUrn(number) ? number : null,
        odsCode: isHealth ? number : null,
        mergedIntoId: null,
        mergedAt: null,
        charityNumber: number && !isHealth && !isUrn(number) ? number : null,
      };
    },
  );
}
