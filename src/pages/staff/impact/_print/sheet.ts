import { date, moment } from '#lib/dates.ts';
import { partWords, textFields, type TextName, type Texts } from '#lib/impact/assessments/fields.ts';
import type { ImpactSheet } from '#lib/impact/assessments/print/sheet.ts';
import { typeWords } from '#lib/impact/assessments/words.ts';
import { gridOf, rowLetter, rowWords, weightWords } from '#lib/impact/grid/rows.ts';
import { deletesOn } from '#lib/privacy/deletes-on.ts';
import type { OpenImpact } from '../_open-impact.ts';
import { type Beside, besideOf, type ReadVersion, readVersion } from '../_record/open-record.ts';
import { actionLines, adviceLines, reviewLines } from './lines.ts';

/** The version that stands as its print says it, with all that hangs on it; null where nothing was approved. */
export async function sheetOf(open: OpenImpact): Promise<ImpactSheet | null> {
  if (!open.versions.standing) return null;
  const [shown, beside] = await Promise.all([readVersion(open, open.versions.standing), besideOf(open)]);
  return { ...headOf(open, shown), ...wordsOf(shown), ...(await restOf(open, beside)) };
}

function headOf({ found }: OpenImpact, { version, author, approver }: ReadVersion) {
  const { assessment } = found;
  return {
    ...{ name: assessment.name, reference: assessment.reference, kind: typeWords[assessment.type] },
    areas: [`${found.area.name} leads`, ...found.others.map(({ name }) => name)].join(', '),
    facts: [
      { label: 'Version', value: `${version.version}, written by ${author}` },
      { label: 'Approved', value: `${approver}, ${date(version.approvedAt!)}` },
      { label: 'Owner', value: found.owner },
      { label: 'Started', value: `${date(assessment.startedAt)} by ${found.starter}` },
      { label: 'State', value: assessment.closedAt ? `Closed ${date(assessment.closedAt)}` : 'In hand' },
      { label: 'Critical incident', value: assessment.criticalAt ? `Yes, said ${found.marker}` : 'No' },
    ],
  };
}

function wordsOf({ version, rows }: ReadVersion) {
  return {
    before: [sectionOf(version, partWords.situation, ['whatHappened'])],
    known: (['knownPublic', 'knownConfirmed', 'rumour'] as const).map((name) => ({
      ...{ label: textFields[name].label, text: version[name] ?? 'Nothing is written here' },
      isRumour: name === 'rumour',
    })),
    beside: [
      sectionOf(version, 'What we make of it', ['view']),
      sectionOf(version, partWords.area, ['communities', 'areaWords']),
    ].filter(({ boxes }) => boxes.length > 0),
    after: [
      sectionOf(version, 'Equality duty (Equality Act 2010, section 149)', [
        ...(['equalityDiscrimination', 'equalityOpportunity'] as const),
        ...(['equalityRelations', 'equalityEvidence'] as const),
      ]),
      sectionOf(version, partWords.response, ['proportionality', 'communications']),
    ],
    grid: rows.map((row) => ({
      ...{ letter: rowLetter(row.row), what: rowWords[row.row], mitigation: row.mitigation ?? 'Nothing' },
      before: weightWords(row.likelihoodBefore, row.impactBefore),
      after: weightWords(row.likelihoodAfter, row.impactAfter),
    })),
    matrices: (['before', 'after'] as const).map((when) => ({
      title: when === 'before' ? 'Before' : 'After',
      lines: gridOf(rows, when).map((line) => line.map(({ letters }) => letters.join(' '))),
    })),
  };
}

const sectionOf = (texts: Texts, title: string, names: readonly TextName[]) => ({
  title,
  boxes: names.flatMap((name) => {
    const text = texts[name];
    return text ? [{ label: textFields[name].label, text }] : [];
  }),
});

async function restOf({ db, found, now }: OpenImpact, { history, actions, advice }: Beside) {
  const { assessment } = found;
  const rule = assessment.criticalAt ? 'critical_impact' : 'impact_assessment';
  const kept = await deletesOn(db, { rule, purpose: 'impact' }, assessment.closedAt ?? now);
  const lesson = assessment.lesson
    ? { label: 'What was learned', text: assessment.lesson }
    : { label: 'Nothing was learned, because', text: assessment.noLessonBecause ?? '' };
  return {
    ...{ actions: actionLines(actions), advice: adviceLines(advice), reviews: reviewLines(history) },
    nextReview: assessment.closedAt ? 'No review is due any more.' : `Next review: ${moment(history.dueAt)}.`,
    ending: assessment.outcome ? [{ label: 'How it ended', text: assessment.outcome }, lesson] : [],
    kept: `${kept.purpose}. In Concord ${kept.because} Destroy this copy once it is not needed any more.`,
  };
}
