/** What newsletters are about, as an installation starts with them. */
export const newsletterTopics = [
  ['topic_news', 'News from the team', 'What Prevent does where you live, about once a month.'],
  ['topic_events', 'Events near you', 'Open events, talks and information stalls.'],
  ['topic_training', 'Training for people at work', 'New dates, new courses and what changed in them.'],
  ['topic_campaigns', 'Campaigns and resources', 'Posters, leaflets and films to use in your own place.'],
  ['topic_parents', 'For parents and carers', 'Staying safe online, and talking about hard things at home.'],
  ['topic_safeguarding', 'For safeguarding leads', 'Guidance, referral routes and lessons for your role.'],
].map(([code, label, hint], index) => ({
  code: code!,
  kind: 'topic',
  label: label!,
  hint: hint!,
  position: index + 1,
}));
