import { tensionGroupMember } from '#db/schema/tension-groups.ts';
import { returnReporter } from '#db/schema/tension-returns.ts';
import { tensionSummaryReader } from '#db/schema/tension-summary-readers.ts';
import type { Link } from '#lib/merge/links.ts';

/** Where an institution takes part in watching tension, which follows it into another. */
export const tensionLinks: readonly Link[] = [
  {
    column: tensionGroupMember.institutionId,
    key: tensionGroupMember.id,
    since: tensionGroupMember.addedAt,
    words: ['place in a Tension Monitoring Group', 'places in Tension Monitoring Groups'],
  },
  {
    column: returnReporter.institutionId,
    key: returnReporter.id,
    since: returnReporter.since,
    words: ['post of reporting on tension', 'posts of reporting on tension'],
  },
  {
    column: tensionSummaryReader.institutionId,
    key: tensionSummaryReader.id,
    since: tensionSummaryReader.addedAt,
    words: ['place among the readers of a summary', 'places among the readers of summaries'],
  },
];
