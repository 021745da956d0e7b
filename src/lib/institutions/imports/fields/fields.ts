import type { ImportKind } from '#db/schema/imports.ts';

/** Something of ours that a column can hold. */
export type ImportField = {
  code: string;
  label: string;
  hint?: string;
  /** Headings that mean it, the surest first, as `headingWords` writes them. */
  headings: readonly RegExp[];
};

const body =
  '(?:establishment|organisation|organization|institution|school|college|trust|charity|company|body)';

const numbers: readonly ImportField[] = [
  { code: 'urn', label: 'URN', headings: [/^(school )?urn$/, /^unique reference number$/] },
  { code: 'odsCode', label: 'ODS code', headings: [/^(ods|organisation) code$/, /^ods$/] },
  {
    code: 'charityNumber',
    label: 'Charity number',
    headings: [/^(registered )?charity (number|no|reg number)$/],
  },
  {
    code: 'companyNumber',
    label: 'Company number',
    headings: [/^compan(y|ies house) (number|no|registration)$/],
  },
];

/** What a file can say of institutions. */
export const institutionFields: readonly ImportField[] = [
  {
    code: 'name',
    label: 'Name',
    headings: [
      /^(official|legal|registered) name$/,
      new RegExp(`^${body} name$`),
      /^name$/,
      new RegExp(`^name of (the )?${body}$`),
      new RegExp(`^${body}$`),
    ],
  },
  {
    code: 'kind',
    label: 'Kind of institution',
    headings: [/\btype name$/, /^type of \w+( name)?$/, new RegExp(`^${body} (type|kind)$`), /^(type|kind)$/],
  },
  { code: 'postcode', label: 'Postcode', headings: [/^post ?code$/, /\bpost ?code$/] },
  {
    code: 'district',
    label: 'District',
    hint: 'GSS code or name',
    headings: [
      /^(gss|ons|district|la) (code|gss)$/,
      /^gss$/,
      /^district administrative code$/,
      /^(district|council|borough|local authority)( name)?$/,
    ],
  },
  ...numbers,
  {
    code: 'aliases',
    label: 'Other names',
    headings: [/^(alt|alternative|other|former|also known) (names?|as)$/, /^alias(es)?$/, /^aka$/],
  },
  { code: 'website', label: 'Website', headings: [/^(school )?web ?site( url| address)?$/, /^(web|url)$/] },
  {
    code: 'mailbox',
    label: 'Mailbox',
    hint: 'not of a person',
    headings: [/^(main |office |general |school )?e ?mail( address)?$/, /^mailbox$/],
  },
  {
    code: 'telephone',
    label: 'Telephone',
    headings: [/^(main |office |school )?(tele)?phone( num| number| no)?$/, /^tel( no)?$/],
  },
  { code: 'languages', label: 'Languages of service', headings: [/^languages?( of service| spoken)?$/] },
  {
    code: 'opensOn',
    label: 'Opens on',
    headings: [/^(open|opened|opens on|opening|start|established)( date)?$/, /^date opened$/],
  },
  {
    code: 'closedOn',
    label: 'Closed on',
    headings: [/^(close|closed|closes on|closing|closure|end)( date)?$/, /^date closed$/],
  },
];

/** What a file can say of people. */
export const contactFields: readonly ImportField[] = [
  {
    code: 'name',
    label: 'Full name',
    headings: [/^(full|contact|person) name$/, /^name$/, /^contact( person)?$/],
  },
  { code: 'firstName', label: 'First name', headings: [/^(first|given) names?$/, /^forename$/] },
  { code: 'lastName', label: 'Last name', headings: [/^(last|family) name$/, /^surname$/] },
  {
    code: 'title',
    label: 'Role',
    headings: [/^(job|role) title$/, /^(role|position|post|job)$/, /^role in \w+$/],
  },
  {
    code: 'email',
    label: 'Work email address',
    headings: [/^(work |contact )?e ?mail( address)?$/],
  },
  {
    code: 'phone',
    label: 'Work phone number',
    headings: [/^(work |contact )?(tele)?phone( number| no)?$/, /^(work )?mobile( number)?$/, /^tel( no)?$/],
  },
  {
    code: 'channel',
    label: 'How they like to be reached',
    headings: [/^(preferred|prefers) (channel|contact|contact method)$/, /^channel$/],
  },
  {
    code: 'institution',
    label: 'Institution',
    headings: [new RegExp(`^${body}( name)?$`), /^(employer|works (at|for)|council|agency)$/],
  },
  {
    code: 'postcode',
    label: 'Postcode of the institution',
    headings: [/^post ?code$/, /\bpost ?code$/],
  },
  ...numbers,
  {
    code: 'fromOn',
    label: 'In the role since',
    headings: [/^(in post|in role|role)? ?(since|from)( date)?$/],
  },
];

/** The fields of a kind of file. */
export const fieldsOf = (kind: ImportKind): readonly ImportField[] =>
  kind === 'institutions' ? institutionFields : contactFields;
