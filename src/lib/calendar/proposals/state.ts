import type { eventProposal } from '#db/schema/event-proposals.ts';

type Row = typeof eventProposal.$inferSelect;

/** How far a proposal is. */
export type ProposalState = 'waiting' | NonNullable<Row['decision']>;

/** How far a proposal is: it waits until somebody has decided, or it was taken back. */
export const proposalState = ({ decision }: Pick<Row, 'decision'>): ProposalState => decision ?? 'waiting';
