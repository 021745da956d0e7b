/** What a campaign of the demonstration means for equality. @param whom for whom it is: "parents" */
export const equalityOf = (whom: string) => ({
  equalityDiscrimination: `The pictures are drawings without people, so that nobody is shown as the one to worry about. The examples name no belief and no country. Words were read for ${whom} by the advisory group.`,
  equalityOpportunity:
    'The page is read aloud without trouble, prints on one sheet, and comes in the languages that schools here ask for most. The helpline has a textphone number. Large print is sent on request.',
  equalityRelations:
    'It could be read as being about one community if only one language stood beside English. Several do, and every example is about a person next door.',
  equalityEvidence:
    'Languages spoken at home from the school census, the count of the last campaign, two meetings of the advisory group, and three readers of each translation.',
});
