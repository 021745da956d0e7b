/** A mailbox that could not be read, in words that hold nothing of the address or of what the server said. */
export class MailboxFault extends Error {
  override name = 'MailboxFault';
}
