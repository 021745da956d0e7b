/** What the two pages of a briefing say, in words ready to be read: the page and the print say the same. */
export type Sheet = {
  area: string;
  where: string;
  days: string;
  facts: readonly { label: string; value: string }[];
  /** Drawn by what is set, with its number before its title: hatched where it is out of date, dotted where nobody set one. */
  level: { set: 1 | 2 | 3 | 4 | 5 | 'out of date' | 'no information'; title: string; meaning: string };
  tasks: readonly { id: string; what: string; who: string; when: string; done: string }[];
  lines: readonly string[];
  avoid: readonly string[];
  released: string;
  places: readonly {
    id: string;
    name: string;
    type: string;
    relationship: string;
    officer: string;
    reach: string;
  }[];
  stayAway: readonly string[];
  /** Whether more than those asked us to stay away: then nobody is visited without asking. */
  moreStayAway: boolean;
  dates: readonly { id: string | null; when: string; what: string }[];
  promises: readonly { what: string; whom: string; when: string }[];
  heard: readonly { said: string; did: string }[];
  destroyOn: string;
  ask: string;
};

/** Numbers that anybody may be given. */
export const signposts = [
  { call: '999', about: 'Emergency, always first' },
  { call: '101', about: 'Crime that is not urgent' },
  { call: '0800 011 3764', about: 'ACT Early Support Line: worried about someone, 9am to 5pm' },
  { call: '0800 789 321', about: 'Anti-Terrorist Hotline' },
  { call: 'report-it.org.uk', about: 'True Vision: report hate crime' },
  { call: '0800 555 111', about: 'Crimestoppers, anonymous' },
] as const;
