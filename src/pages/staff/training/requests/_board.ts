import type { AreaId } from '#db/schema/areas.ts';
import type { RequestState } from '#db/schema/training-requests.ts';
import { boardChoices, boardSize, countRequests, listRequests } from '#lib/training/requests/board.ts';
import type { boardFilter } from './_filter.ts';

/** The sections of the board, what waits for us first; those that are over are folded away. */
const boardStates: readonly { state: RequestState; next: string; isOver?: boolean }[] = [
  { state: 'received', next: 'Take it on' },
  { state: 'triage', next: 'Offer dates, or decline' },
  { state: 'dates_offered', next: 'The organisation chooses' },
  { state: 'confirmed', next: 'Deliver, and count who is there' },
  { state: 'delivered', next: 'Evaluation' },
  { state: 'evaluated', next: 'Close' },
  { state: 'closed', next: '', isOver: true },
  { state: 'declined', next: '', isOver: true },
  { state: 'withdrawn', next: '', isOver: true },
];

const most = 500;

/** The board as it is shown: each state with its count and its first requests, or with all if that was asked. */
export async function boardOf(
  db: App.Locals['db'],
  areas: readonly AreaId[],
  filter: ReturnType<typeof boardFilter>,
) {
  const [counts, choices, ...rows] = await Promise.all([
    countRequests(db, areas, filter),
    boardChoices(db, areas),
    ...boardStates.map(({ state }) =>
      listRequests(db, areas, state, filter, filter.all === state ? most : boardSize),
    ),
  ]);
  const sections = boardStates.map((one, index) => ({
    ...one,
    count: counts.get(one.state) ?? 0,
    rows: rows[index] ?? [],
  }));
  return { sections, choices };
}
