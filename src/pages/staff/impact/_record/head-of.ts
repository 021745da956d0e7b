import { date } from '#lib/dates.ts';
import { versionState } from '#lib/impact/assessments/versions.ts';
import { typeWords } from '#lib/impact/assessments/words.ts';
import { isOverdue } from '#lib/impact/reviews/clock.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import type { OpenImpact } from '../_open-impact.ts';
import { stateTags } from '../_words.ts';
import type { OpenRecord } from './open-record.ts';

/** What the head of an assessment's page says of it. */
export function headOf(open: OpenImpact, record: OpenRecord) {
  const { found, versions, isClosed } = open;
  const { assessment } = found;
  const { version, approver } = record.shown;
  const { dueAt } = record.history;
  const draft = versions.draft?.version ?? null;
  const areas = [found.area.name, ...found.others.map(({ name }) => name)].join(', ');
  const versionWords = `Version ${version.version}${approver ? `, approved by ${approver}` : ''}.`;
  return {
    tag: stateTags[versionState(version)],
    dueAt,
    isLate: !isClosed && isOverdue(dueAt, open.now),
    /** A newer version than the one that is shown is being written. */
    behind: draft && versions.standing && version.id !== draft.id ? draft.version : null,
    draftPath: withQuery(paths.staff.impactAssessment(open.id), { version: String(draft?.version) }),
    about: `${typeWords[assessment.type]}. ${areas}. Started ${date(assessment.startedAt)}, owned by ${found.owner}. ${versionWords}`,
  };
}
