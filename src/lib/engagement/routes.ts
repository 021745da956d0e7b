import { type HandoverRoute, handoverRoutes } from '#db/schema/handovers.ts';

/** Where a concern goes, and whom it reaches there. */
export const routeWords: Readonly<Record<HandoverRoute, { label: string; hint: string; toRole: string }>> = {
  emergency: { label: '999', hint: 'Somebody is in danger now', toRole: 'Emergency control room' },
  channel_referral: {
    label: 'Prevent referral',
    hint: 'Somebody may be susceptible to radicalisation: through the force gateway, in the national system. For advice: ACT Early Support Line, 0800 011 3764, 9am to 5pm every day',
    toRole: 'Prevent gateway officer',
  },
  safeguarding: {
    label: 'Safeguarding',
    hint: "A child or an adult needs care or protection: the council's front door, on the number it gives. For advice about a child: NSPCC, 0808 800 5000",
    toRole: 'Safeguarding front door',
  },
  anti_terrorist_hotline: {
    label: 'Anti-Terrorist Hotline, 0800 789 321',
    hint: 'Suspicious activity; also at gov.uk/ACT',
    toRole: 'Anti-Terrorist Hotline',
  },
  crime: { label: '101, or the crime desk', hint: 'A crime that is not urgent', toRole: 'Crime desk' },
};

/** The routes as a form offers them, the most urgent first. */
export const routeOptions = handoverRoutes.map((value) => ({
  value,
  text: routeWords[value].label,
  hint: routeWords[value].hint,
}));
export const routeCodes = handoverRoutes;
