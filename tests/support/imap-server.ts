import { type AddressInfo, createServer, type Socket } from 'node:net';

type Message = { uid: number; raw: Uint8Array; flags: string[] };
type Folders = Map<string, Message[]>;

/** What happens to a command instead of its answer: the connection breaks before or after it is done. */
export type Fate = 'break before' | 'break after';
export type ImapServer = {
  url: string;
  folders: Folders;
  deliver: (raw: Uint8Array) => number;
  /** Commands as they came, without their tags and passwords. */
  heard: string[];
  close: () => Promise<void>;
};
type Options = { password?: string; fate?: (command: string) => Fate | null; canMove?: boolean };

/** A real IMAP conversation on a free port: as much of RFC 9051 as a reader of a mailbox needs. */
export async function startImapServer({
  password = 'secret',
  fate = () => null,
  canMove = true,
}: Options = {}) {
  const folders: Folders = new Map([['INBOX', []]]);
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  let nextUid = 1;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    converse(socket, { folders, heard, password, fate, canMove });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const made: ImapServer = {
    url: `imap://concord:${password}@127.0.0.1:${port}/INBOX`,
    folders,
    heard,
    deliver: (raw) => {
      folders.get('INBOX')!.push({ uid: nextUid, raw, flags: [] });
      return nextUid++;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
  return made;
}

type Talk = Required<Options> & { folders: Folders; heard: string[] };

function converse(socket: Socket, talk: Talk): void {
  const say = (text: string | Uint8Array) => socket.writable && socket.write(text);
  const capabilities = `CAPABILITY IMAP4rev1 UIDPLUS${talk.canMove ? ' MOVE' : ''}`;
  let selected: Message[] = [];
  let buffer = '';
  say(`* OK [${capabilities}] ready\r\n`);
  socket.on('data', (data) => {
    buffer += data.toString('latin1');
    for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
      const line = buffer.slice(0, end);
      buffer = buffer.slice(end + 2);
      const [, tag = '*', command = ''] = /^(\S+) (.*)$/.exec(line) ?? [];
      const name = /^(UID )?\S+/.exec(command)![0].toUpperCase();
      talk.heard.push(name === 'LOGIN' ? name : command);
      const fated = talk.fate(command);
      if (fated === 'break before') return void socket.destroy();
      const { lines, answer, opened } = answerTo(name, command, { ...talk, selected, capabilities });
      if (opened) selected = opened;
      if (fated === 'break after') return void socket.destroy();
      for (const one of lines) say(one);
      say(`${tag} ${answer}\r\n`);
      if (name === 'LOGOUT') socket.end();
    }
  });
}

type Answer = { lines: (string | Uint8Array)[]; answer: string; opened?: Message[] };
type State = Talk & { selected: Message[]; capabilities: string };

const ok = (lines: Answer['lines'] = []): Answer => ({ lines, answer: 'OK done' });
const no = (why: string): Answer => ({ lines: [], answer: `NO ${why}` });
const words = (command: string): string[] =>
  [...command.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);

function answerTo(name: string, command: string, state: State): Answer {
  const { folders, selected, password, capabilities, canMove } = state;
  const given = words(command);
  if (name === 'CAPABILITY') return ok([`* ${capabilities}\r\n`]);
  if (name === 'LOGIN') return given[2] === password ? ok() : no('[AUTHENTICATIONFAILED] wrong');
  if (name === 'LIST') return ok([`* LIST (\\HasNoChildren) "/" "${given.at(-1) || ''}"\r\n`]);
  if (name === 'CREATE') return (folders.set(given[1]!, folders.get(given[1]!) ?? []), ok());
  if (name === 'SELECT') return select(folders.get(given[1]!));
  if (name === 'UID SEARCH') return ok([`* SEARCH ${selected.map(({ uid }) => uid).join(' ')}\r\n`]);
  if (name === 'UID FETCH') return fetchOne(selected, Number(given[2]));
  if (name === 'UID STORE') return store(selected, given[2]!);
  if (name === 'UID MOVE' && canMove) return move(selected, given[2]!, folders.get(given[3]!));
  if (name === 'LOGOUT') return ok(['* BYE\r\n']);
  return name === 'NOOP' || name === 'CLOSE' ? ok() : { lines: [], answer: 'BAD not understood' };
}

function select(folder: Message[] | undefined): Answer {
  if (!folder) return no('[NONEXISTENT] no such folder');
  const lines = ['* FLAGS (\\Seen)', `* ${folder.length} EXISTS`, '* OK [UIDVALIDITY 1796300000] valid'];
  return { lines: lines.map((one) => `${one}\r\n`), answer: 'OK [READ-WRITE] selected', opened: folder };
}

function fetchOne(selected: Message[], uid: number): Answer {
  const at = selected.findIndex((one) => one.uid === uid);
  if (at < 0) return ok();
  const { raw } = selected[at]!;
  return ok([`* ${at + 1} FETCH (UID ${uid} BODY[]<0> {${raw.length}}\r\n`, raw, ')\r\n']);
}

const inSet = (set: string) => (uid: number) =>
  set.split(',').some((part) => {
    const [from, to = from] = part.split(':').map(Number);
    return uid >= from! && uid <= to!;
  });

function store(selected: Message[], set: string): Answer {
  for (const one of selected.filter(({ uid }) => inSet(set)(uid))) one.flags.push('\\Seen');
  return ok();
}

function move(selected: Message[], set: string, into: Message[] | undefined): Answer {
  if (!into) return no('[TRYCREATE] no such folder');
  const isMoved = ({ uid }: Message) => inSet(set)(uid);
  into.push(...selected.filter(isMoved));
  selected.splice(0, selected.length, ...selected.filter((one) => !isMoved(one)));
  return ok();
}
