const titles =
  /\b(?:imam|im[aā]m|mufti|maulana|mawlana|sheikh|shaykh|muezzin|vicar|rector|curate|priest|deacon|deaconess|bishop|archdeacon|canon|dean|verger|churchwarden|minister of religion|pastor|preacher|reverend|revd?|elder|rabbi|rabbanit|cantor|chazan|granthi|gyani|pandit|pujari|swami|monk|nun|lama|bhikkhu|abbot|abbess|chaplain|missionary|celebrant)\b/i;

/**
 * Whether a role may tell a reader what somebody believes: by the kind of institution, or by the words of the role.
 * Only a guess, which makes the form ask; an officer says whether it does.
 */
export const mayTellFaith = (sectorCode: string, title: string): boolean =>
  sectorCode === 'faith' || titles.test(title.normalize('NFKC'));
