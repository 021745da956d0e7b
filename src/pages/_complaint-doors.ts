import { paths, withQuery } from '#lib/web/paths.ts';

const about = (reason: string) => withQuery(paths.contact, { reason });
/** Who looks into a complaint, what they can do, where it is made, and who looks again. */
export const doors = [
  {
    title: 'About Prevent',
    who: 'Standards and Compliance Unit (StaCU), Home Office',
    can: 'StaCU stands outside local teams. It looks into how Prevent was done, by police, councils, schools or health, and can say what must change. It cannot decide on a referral again.',
    ways: [
      {
        href: 'https://www.gov.uk/guidance/make-a-complaint-about-prevent',
        text: 'Complain about Prevent on GOV.UK',
      },
    ],
  },
  {
    title: 'About the police',
    who: 'Your force, then the Independent Office for Police Conduct (IOPC)',
    can: 'Tell the force about what an officer or a member of police staff did or said. It has a department for that, which tells you what came of it, and how to ask for a review. We are part of the police: a complaint about us goes the same way. The IOPC watches over police complaints, and takes the gravest itself.',
    ways: [
      { href: 'https://www.police.uk/pu/contact-us/', text: 'Find your force on police.uk' },
      { href: 'https://www.policeconduct.gov.uk/complaints', text: 'Complain through the IOPC' },
    ],
  },
  {
    title: 'About your information',
    who: 'Us, then the Information Commissioner’s Office (ICO)',
    can: 'Tell us first: most things can be put right at once. If we do not answer, or you are not happy with what we say, the ICO looks into it. It can order us to put it right.',
    ways: [
      { href: about('your_information'), text: 'Tell us about your information' },
      { href: 'https://ico.org.uk/make-a-complaint/', text: 'Complain to the ICO' },
    ],
  },
  {
    title: 'About this website',
    who: 'Us, and for accessibility the Equality Advisory and Support Service',
    can: 'A page that is wrong, a form that does not work, words that hurt: tell us, and a person answers within three working days. If you cannot use a page because of a disability, there is somebody outside the team who helps.',
    ways: [
      { href: about('website'), text: 'Tell us about this website' },
      { href: about('accessibility'), text: 'Report an accessibility problem' },
      { href: 'https://www.equalityadvisoryservice.com', text: 'Equality Advisory and Support Service' },
    ],
  },
];
