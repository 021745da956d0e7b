import { paths, withQuery } from '#lib/web/paths.ts';

const about = (reason: string) => withQuery(paths.contact, { reason });
/** Who looks into a complaint, what they can do, and where it is made. */
export const doors = [
  {
    title: 'About Prevent',
    can: 'A unit of the Home Office that stands outside local teams: the Standards and Compliance Unit (StaCU). It looks into how Prevent was done, by police, councils, schools or health, and can say what must change. It cannot decide on a referral again.',
    ways: [
      {
        href: 'https://www.gov.uk/guidance/make-a-complaint-about-prevent',
        text: 'Complain about Prevent on GOV.UK',
      },
    ],
  },
  {
    title: 'About the police',
    can: 'About what an officer or a member of police staff did or said, tell their force. It has a department for that, which must record your complaint and tell you what came of it. We are part of the police too: a complaint about us goes the same way.',
    ways: [
      { href: 'https://www.police.uk/pu/contact-us/', text: 'Find your force on police.uk' },
      { href: about('website'), text: 'Tell us first, if it is about this website' },
    ],
  },
  {
    title: 'To the regulator',
    can: 'The Information Commissioner’s Office (ICO) looks into how your information was used, and can order us to put it right. The Independent Office for Police Conduct (IOPC) watches over complaints about the police, and can look at how a force dealt with yours.',
    ways: [
      { href: 'https://ico.org.uk/make-a-complaint/', text: 'Complain to the ICO about your information' },
      { href: 'https://www.policeconduct.gov.uk/complaints', text: 'Complain to the IOPC about the police' },
    ],
  },
];
