/** A list of postcodes that cannot be used, with a sentence for whoever sent it. */
export class UnreadableList extends Error {}
