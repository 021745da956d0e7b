import type { Piece, ShownVersion } from '#lib/impact/comms/pieces.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import type { OpenPlan } from './_open-plan.ts';

type Shown = { version: ShownVersion; piece: Piece };
type Deed = { text: string; href: string };

/** What an officer may do with a version of wording next, each as a page of its own. */
export function versionDeeds({ version, piece }: Shown, { may, asked: { id } }: OpenPlan): Deed[] {
  const { state, isTheirs, approvedAt } = version;
  const isNewest = version.id === piece.shown[0]?.id;
  const mayGo = state === 'ready' || state === 'held';
  const isEnglish = piece.language.tag === 'en';
  const deeds: readonly (readonly [may: boolean, text: string, path: string, name?: string])[] = [
    [
      may.write && isNewest,
      approvedAt ? 'Write a new version' : 'Edit the draft',
      paths.staff.commsWording(id),
    ],
    [may.write && !approvedAt, 'Discard the draft', paths.staff.discardWording(id)],
    [may.approve && state === 'waiting' && !isTheirs, 'Approve or send back', paths.staff.approveWording(id)],
    [may.release && mayGo, 'Release it', paths.staff.releaseWording(id)],
    [may.release && state === 'released', 'Note another use', paths.staff.releaseWording(id)],
    [may.release && state === 'released', 'Recall it', paths.staff.recallWording(id)],
    [may.write && isEnglish && isNewest, 'Add a translation', paths.staff.commsWording(id), 'translate'],
  ];
  return deeds.flatMap(([isOffered, text, path, name = 'piece']) =>
    isOffered ? [{ text, href: withQuery(path, { [name]: version.id }) }] : [],
  );
}
