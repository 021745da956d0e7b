import { shownParts } from '#db/schema/engagements.ts';
import { shownPartWords } from './view.ts';

/** The parts that may be shown, as a form reads and offers them. */
export const shownPartCodes = shownParts;
export const shownPartOptions = shownParts.map((value) => ({ value, text: shownPartWords[value] }));
