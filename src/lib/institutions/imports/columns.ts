/** A column of a record that a row can fill, and how its value is taken out of `r.record`. */
export type WrittenColumn = { field: string; column: string; type: string; value: string };

const cast = (field: string, column: string, type: string): WrittenColumn => ({
  ...{ field, column, type },
  value: `(r.record->>'${field}')::${type}`,
});
const text = (field: string, column = field): WrittenColumn => cast(field, column, 'text');

/** What a row of institutions writes, beside its other names. */
export const institutionColumns: readonly WrittenColumn[] = [
  text('name'),
  text('typeCode', 'type_code'),
  cast('districtId', 'district_id', 'uuid'),
  text('postcode'),
  text('urn'),
  text('odsCode', 'ods_code'),
  text('charityNumber', 'charity_number'),
  text('companyNumber', 'company_number'),
  text('website'),
  cast('mailbox', 'mailbox', 'citext'),
  text('telephone'),
  cast('opensOn', 'opens_on', 'date'),
  cast('closedOn', 'closed_on', 'date'),
];

/** The languages of a row: a list, which is blank when it is empty. */
export const languagesValue = `array(select jsonb_array_elements_text(r.record->'languages'))`;

/** What a row of people writes of somebody, beside their role. */
export const contactColumns: readonly WrittenColumn[] = [
  text('name'),
  cast('email', 'email', 'citext'),
  text('phone'),
  text('channel'),
];

/** Those that may be blank on a record, and so be filled. */
export const blankable = (columns: readonly WrittenColumn[]): readonly WrittenColumn[] =>
  columns.filter(({ column }) => !['name', 'type_code', 'channel'].includes(column));
