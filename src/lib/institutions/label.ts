/** What tells an institution from others of its name. */
export type Named = {
  name: string;
  district: string | null;
  postcode: string | null;
  urn: string | null;
  odsCode: string | null;
  charityNumber: string | null;
};

/** "Ashmere Community School, Bedford (URN 912345)": the line that a list of suggestions shows. */
export function labelOf({ name, district, ...numbers }: Named): string {
  const mark = markOf(numbers);
  return `${name}${district ? `, ${district}` : ''}${mark ? ` (${mark})` : ''}`;
}

function markOf({ urn, odsCode, charityNumber, postcode }: Omit<Named, 'name' | 'district'>): string | null {
  if (urn) return `URN ${urn}`;
  if (odsCode) return `ODS ${odsCode}`;
  return charityNumber ? `charity ${charityNumber}` : postcode;
}

/** The name and the mark within a label, as far as it has them: the mark is what stands in the last brackets. */
export function partsOf(label: string): { name: string; mark: string | null } {
  const [, before = label, mark = null] = /^(.*) \(([^()]{1,40})\)$/.exec(label) ?? [];
  return { name: before, mark };
}

/** Text as labels are compared: spaces folded, capitals left aside. */
export const folded = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();
