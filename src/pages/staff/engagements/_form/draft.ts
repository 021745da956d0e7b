/** Under which name the drafts of this form lie. */
export const draftForm = 'engagement';
