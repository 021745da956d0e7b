import { and, eq, isNull } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { impactGridRow, impactVersion } from '#db/schema/impact-versions.ts';
import { approveImpact, askForApproval, sendBackImpact } from '#lib/impact/assessments/approve.ts';
import { beginVersion } from '#lib/impact/assessments/begin-version.ts';
import { compareVersions } from '#lib/impact/assessments/compare.ts';
import { discardImpactDraft } from '#lib/impact/assessments/discard.ts';
import { editImpact } from '#lib/impact/assessments/edit.ts';
import { missingIn } from '#lib/impact/assessments/missing.ts';
import { gridOfVersion } from '#lib/impact/assessments/versions.ts';
import { gridOf } from '#lib/impact/grid/rows.ts';
import { weighGrid } from '#lib/impact/grid/weigh.ts';
import { it } from '../support/database.ts';
import {
  anApprovedImpact,
  anImpact,
  aWaitingImpact,
  lastVersion,
  seenDraft,
  wholeGrid,
  wholeTexts,
  writeWhole,
} from '../support/impact-makers.ts';
import { anOfficer, now } from '../support/makers.ts';

const later = now.add({ minutes: 5 });
const refusal = (constraint: string) => ({ cause: { constraint_name: constraint } });

describe('a version', () => {
  it('waits for approval only when nothing is missing, and says what is', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const id = await anImpact(db, author);
    const draft = await lastVersion(db, id);
    const missing = missingIn(draft, await gridOfVersion(db, draft.id));
    expect(missing.map(({ what }) => what)).toContain('10 rows of the grid');
    expect(missing.filter(({ part }) => part === 'equality')).toHaveLength(4);
    const early = await askForApproval(db, author, await seenDraft(db, id), now);
    expect(early).toEqual({ ok: false, reason: 'not whole' });
    await writeWhole(db, author, id);
    expect(await askForApproval(db, author, await seenDraft(db, id), now)).toMatchObject({ ok: true });
  });

  it('is not approved by whoever wrote in it, neither by the verb nor by the database', async ({ db }) => {
    const author = await anOfficer(db, 'supervisor');
    const second = await anOfficer(db, 'supervisor');
    const id = await anImpact(db, author);
    await writeWhole(db, author, id);
    await editImpact(db, second, await seenDraft(db, id), { view: 'Calmer today.' }, now);
    await askForApproval(db, author, await seenDraft(db, id), now);
    for (const one of [author, second])
      expect(await approveImpact(db, one, await seenDraft(db, id), now)).toEqual({
        ...{ ok: false, reason: 'your own' },
      });
    const { id: version } = await lastVersion(db, id);
    await expect(
      db.transaction((tx) =>
        tx
          .update(impactVersion)
          .set({ approvedAt: now, approvedBy: second.id })
          .where(eq(impactVersion.id, version)),
      ),
    ).rejects.toMatchObject(refusal('impact_version_by_another'));
  });

  it('stays as it is once it is approved, with its grid', async ({ db }) => {
    const id = await anApprovedImpact(db, await anOfficer(db, 'prevent_officer'));
    const { id: version } = await lastVersion(db, id);
    const said = eq(impactVersion.id, version);
    await expect(
      db.transaction((tx) => tx.update(impactVersion).set({ rumour: 'Other' }).where(said)),
    ).rejects.toMatchObject(refusal('impact_version_stays'));
    const row = eq(impactGridRow.versionId, version);
    await expect(
      db.transaction((tx) => tx.update(impactGridRow).set({ impactAfter: 1 }).where(row)),
    ).rejects.toMatchObject(refusal('impact_version_stays'));
    await expect(db.transaction((tx) => tx.delete(impactGridRow).where(row))).rejects.toMatchObject(
      refusal('impact_version_stays'),
    );
  });

  it('begins the next one from the one that stands, once, whoever begins it', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const id = await anApprovedImpact(db, author);
    const second = await anOfficer(db, 'prevent_officer');
    const first = await beginVersion(db, author, id, later);
    expect(first).toEqual({ ok: true, value: { version: 2, isNew: true } });
    expect(await beginVersion(db, second, id, later)).toEqual({
      ok: true,
      value: { version: 2, isNew: false },
    });
    const draft = await lastVersion(db, id);
    expect(draft).toMatchObject({ ...wholeTexts, approvedAt: null, writers: [author.id] });
    expect(await gridOfVersion(db, draft.id)).toEqual(wholeGrid);
  });

  it('is not written over by whoever saw an older one, and one that waits does not change under who approves', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const id = await aWaitingImpact(db, author);
    const seen = await seenDraft(db, id);
    const other = await anOfficer(db, 'prevent_officer');
    const edited = await editImpact(db, other, seen, { rumour: 'None.' }, now);
    expect(edited).toEqual({ ok: true, value: { wasAsked: true } });
    const approved = await approveImpact(db, await anOfficer(db), seen, now);
    expect(approved).toEqual({ ok: false, reason: 'changed meanwhile' });
    expect(await editImpact(db, author, seen, { rumour: 'Some.' }, now)).toEqual({
      ...{ ok: false, reason: 'changed meanwhile' },
    });
    expect(await approveImpact(db, await anOfficer(db), await seenDraft(db, id), now)).toEqual({
      ...{ ok: false, reason: 'not now' },
    });
  });

  it('comes back with words, and can be asked for again', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const id = await aWaitingImpact(db, author);
    const supervisor = await anOfficer(db);
    await sendBackImpact(db, supervisor, await seenDraft(db, id), { words: 'Say who was asked.' }, now);
    expect(await lastVersion(db, id)).toMatchObject({ askedAt: null, sentBackWords: 'Say who was asked.' });
    await askForApproval(db, author, await seenDraft(db, id), now);
    expect(await lastVersion(db, id)).toMatchObject({ sentBackWords: null });
    expect(await approveImpact(db, supervisor, await seenDraft(db, id), now)).toMatchObject({ ok: true });
  });

  it('is not asked for by the database while the equality duty is unanswered or the grid is not weighed', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const id = await anImpact(db, author);
    await editImpact(db, author, await seenDraft(db, id), { ...wholeTexts, equalityRelations: '  ' }, now);
    const { id: version } = await lastVersion(db, id);
    const ask = () =>
      db.transaction((tx) =>
        tx.update(impactVersion).set({ askedAt: now }).where(eq(impactVersion.id, version)),
      );
    await expect(ask()).rejects.toMatchObject(refusal('impact_version_weighed'));
    await weighGrid(db, author, await seenDraft(db, id), wholeGrid, now);
    await expect(ask()).rejects.toMatchObject(refusal('impact_version_equality'));
    await editImpact(db, author, await seenDraft(db, id), wholeTexts, now);
    await ask();
    expect((await lastVersion(db, id)).askedAt).not.toBeNull();
  });

  it('says what is done wherever a row is weighed otherwise afterwards', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const id = await anImpact(db, author);
    const bare = wholeGrid.map((row) => ({ ...row, mitigation: null }));
    expect(await weighGrid(db, author, await seenDraft(db, id), bare, now)).toEqual({
      ...{ ok: false, reason: 'changed without words' },
    });
  });

  it('is thrown away alone where another stands, and with all of the assessment where none does', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const fresh = await anImpact(db, author);
    expect(await discardImpactDraft(db, author, await seenDraft(db, fresh), now)).toEqual({
      ...{ ok: true, value: { isGone: true } },
    });
    const standing = await anApprovedImpact(db, author);
    await beginVersion(db, author, standing, later);
    const gone = await discardImpactDraft(db, author, await seenDraft(db, standing), later);
    expect(gone).toEqual({ ok: true, value: { isGone: false } });
    expect(await lastVersion(db, standing)).toMatchObject({ version: 1 });
    const erased = and(eq(auditLog.operation, 'erase'), isNull(auditLog.reason));
    expect(await db.$count(auditLog, erased)).toBe(2);
  });
});

describe('two versions side by side', () => {
  it('show only what is another', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const id = await anApprovedImpact(db, author);
    const first = await lastVersion(db, id);
    await beginVersion(db, author, id, later);
    await editImpact(db, author, await seenDraft(db, id), { rumour: 'None any more.' }, later);
    const calmer = wholeGrid.map((row) => (row.row === 'online' ? { ...row, impactAfter: 1 as const } : row));
    await weighGrid(db, author, await seenDraft(db, id), calmer, later);
    const second = await lastVersion(db, id);
    const side = async (one: typeof first) => ({ texts: one, rows: await gridOfVersion(db, one.id) });
    const compared = compareVersions(await side(first), await side(second));
    expect(compared.texts.map(({ name, is }) => [name, is])).toEqual([['rumour', 'None any more.']]);
    expect(compared.rows.map(({ row, was, is }) => [row, was.impactAfter, is.impactAfter])).toEqual([
      ['online', 2, 1],
    ]);
  });

  it('stand in a grid of five by five by their letters', () => {
    const before = gridOf(wholeGrid, 'before');
    expect(before.map((line) => line.map(({ letters }) => letters.length))).toEqual([
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 10, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ]);
    expect(gridOf(wholeGrid, 'after')[3]![1]!.letters).toEqual([...'ABCDEFGHIJ']);
  });
});
