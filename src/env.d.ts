/// <reference types="astro/client" />

type ServerLocals = import('#lib/web/server-locals.ts').ServerLocals;

declare namespace App {
  interface Locals extends ServerLocals {
    db: import('#db/client.ts').Db;
    sql: import('#db/sql.ts').Sql;
    /** The moment of the request: pages and verbs read no other clock. */
    now: Temporal.Instant;
    environment: import('./environment.ts').Environment;
    limits: import('#lib/web/limits.ts').Limits<import('./limited-forms.ts').LimitedForm>;
    /** Whoever is signed in. Under /staff there always is somebody. */
    officer: import('#lib/actor.ts').Officer | null;
    /** Somebody of an organisation who is signed in. Under /partner there always is somebody, but for the ways in. */
    partner: import('#lib/actor.ts').Partner | null;
    /** Their sign-in itself: how and when it began. */
    signIn: import('#lib/officers/sign-in/sessions.ts').SignIn | null;
    demonstration: boolean;
  }
}
