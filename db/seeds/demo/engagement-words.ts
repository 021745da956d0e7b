/** What is talked about at a visit: facts, sometimes our view, what they asked, and what follows. */
export type Talk = {
  topic: string;
  said: string;
  view?: string;
  asked?: string;
  follow?: string;
};

/** By the code of the topic without "topic_". */
export const talks: readonly Talk[] = [
  {
    topic: 'what_prevent_is',
    said: 'Explained what Prevent is and what happens after a referral. They had expected an inspection.',
    view: 'A second visit with examples would help more than another leaflet.',
    asked: 'Slides that they can use at a staff meeting.',
    follow: 'Send the staff slides',
  },
  {
    topic: 'referral_route',
    said: 'Went through who decides on a referral and whom they ring first. Their poster had an old number.',
    asked: 'A new poster for the staff room.',
    follow: 'Send the poster with the right number',
  },
  {
    topic: 'online_safety',
    said: 'They told us of three complaints about a gaming chat. Agreed to bring the online safety session forward.',
    asked: 'A session for parents in the evening.',
    follow: 'Offer two evenings for parents',
  },
  {
    topic: 'hate_crime',
    said: 'Stickers were found on the noticeboard last week and have been taken down. Reported, with a crime number.',
    view: 'They feel listened to by the neighbourhood team.',
    follow: 'Ask the neighbourhood team for an update',
  },
  {
    topic: 'reassurance_after_incident',
    said: 'Called in after the news from abroad. Attendance is as usual; the doors are now locked during services.',
    asked: 'That we come by on Friday.',
    follow: 'Ask for a patrol on Friday',
  },
  {
    topic: 'concerns_about_policing',
    said: 'They told us that calls about parking are not answered. Passed on to the neighbourhood team while there.',
    follow: 'Check that the neighbourhood team called back',
  },
  {
    topic: 'concerns_about_prevent',
    said: 'A frank talk about past cases in the press. They asked how many referrals come to nothing.',
    view: 'Open and useful. Published figures answered most of it.',
    asked: 'The published figures for our region.',
    follow: 'Send the link to the published figures',
  },
  {
    topic: 'event_safety',
    said: 'Walked the route of the summer fair with the organiser and looked at the entrances.',
    follow: 'Send the event safety list',
  },
  {
    topic: 'venue_and_speaker_checks',
    said: 'Looked at their hire form together. It asks who speaks, but nobody reads the answers.',
    asked: 'An example of a hire form from elsewhere.',
    follow: 'Send the example hire form',
  },
  {
    topic: 'training',
    said: 'Twelve new colleagues since September have had no training. They want one session for all.',
    asked: 'A date in the next half-term.',
    follow: 'Offer dates for a whole-staff session',
  },
  { topic: 'campaign', said: 'Left posters in four languages. They will put them up at the front desk.' },
  {
    topic: 'youth',
    said: 'The youth evening has doubled since spring. They are short of leaders on Tuesdays.',
    view: 'A good place for the football project to begin.',
  },
  {
    topic: 'international_events',
    said: 'They asked how we read the news of this month. Said what we can say and where to report hate.',
    asked: 'Someone to speak at their forum.',
    follow: 'Find a speaker for the forum',
  },
  {
    topic: 'community_project',
    said: 'The shared meal in March brought in forty neighbours. They would do it again with the school.',
    follow: 'Put them in touch with the school',
  },
  {
    topic: 'partnership_plan',
    said: 'Went through our part of the partnership plan. Two actions are done, one is late.',
  },
];

/** Where it was when it was at no institution. */
export const streetPlaces = [
  'The market square',
  'The bus station',
  'The town hall steps',
  'The station forecourt',
];
