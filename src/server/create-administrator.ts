import { connect, type Db } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { seedReference } from '#db/seeds/reference.ts';
import { hasAdministrator, makeAdministrator } from '#lib/officers/accounts/first-administrator.ts';
import { passwordFault, passwordFaultWords } from '#lib/officers/sign-in/new-password.ts';
import { isDatabaseDown } from '#lib/web/database-down.ts';
import { emailAddress, line } from '#lib/web/fields.ts';
import { type Asker, askTerminal } from './ask.ts';

const exists =
  'There is an administrator already, who can invite others. To make another from here, run: npm run admin:create -- --another';

const refusals = {
  'administrator exists': exists,
  'known already': 'Somebody has an account with this address already.',
  'no region': 'There is no region to give the role for: the lists are empty.',
} as const;

const nameField = line('a name', 120);
const emailField = emailAddress('a work email address', 'name@police.example');

/**
 * Asks for a name, an address and a password, and makes an administrator for every region of them.
 *
 * @param another whether there may be an administrator already
 * @throws Error with one sentence for whoever sits at the terminal
 */
export async function createAdministrator(
  databaseUrl: string,
  prepare: boolean,
  another: boolean,
): Promise<void> {
  const { db, sql, close } = connect(databaseUrl, { max: 2, prepare });
  try {
    await migrate(sql);
    await seedReference(sql);
    if (!another && (await hasAdministrator(db))) throw new Error(exists);
    await askAndMake(db, another);
  } catch (error) {
    if (isDatabaseDown(error))
      throw new Error('The database at DATABASE_URL does not answer.', { cause: error });
    throw error;
  } finally {
    await close();
  }
}

async function askAndMake(db: Db, another: boolean): Promise<void> {
  const asker = askTerminal();
  try {
    const name = await fitting(asker, 'Full name', nameField);
    const email = await fitting(asker, 'Work email address', emailField);
    const password = await newPassword(asker, { name, email });
    const made = await makeAdministrator(db, { name, email, password, another }, Temporal.Now.instant());
    if (!made.ok) throw new Error(refusals[made.reason]);
    console.log(`${name} is an administrator for ${made.value.areas.join(' and ')}.`);
    console.log('Sign in at /sign-in: a passkey or an authenticator app is set up there.');
  } finally {
    asker.close();
  }
}

async function fitting(
  asker: Asker,
  question: string,
  field: typeof nameField | typeof emailField,
): Promise<string> {
  for (;;) {
    const read = field.safeParse((await asker.line(question)) || undefined);
    if (read.success) return read.data;
    console.log(`${read.error.issues[0]!.message}.`);
  }
}

// As the sign-in form takes it: exactly, with a letter and its accent as one.
const typedPassword = async (asker: Asker, question: string): Promise<string> =>
  (await asker.secret(question)).normalize('NFC');

async function newPassword(asker: Asker, about: { name: string; email: string }): Promise<string> {
  for (;;) {
    const password = await typedPassword(asker, 'Password, not shown while you type');
    const fault = await passwordFault(password, about);
    if (fault) console.log(`${passwordFaultWords[fault]}.`);
    else if ((await typedPassword(asker, 'The same password again')) === password) return password;
    else console.log('The two passwords differ. Begin again.');
  }
}
