import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** An exported function that takes an actor: its file under src/lib, and its name. */
export type Verb = { file: string; name: string };

const parsed = (file: string): ts.SourceFile => {
  const text = readFileSync(file, 'utf8');
  const script = file.endsWith('.astro') ? (/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '') : text;
  return ts.createSourceFile(file, script, ts.ScriptTarget.Latest, true);
};

const takesActor = (node: ts.Node | undefined): boolean =>
  node !== undefined &&
  ts.isFunctionLike(node) &&
  node.parameters.some(({ name }) => ['actor', 'officer'].includes(name.getText()));

const isExported = (node: ts.Statement): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

function named(statement: ts.Statement): { name: string; of: ts.Node | undefined }[] {
  if (ts.isFunctionDeclaration(statement)) return [{ name: statement.name!.text, of: statement }];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.map((one) => ({
    name: one.name.getText(),
    of: one.initializer,
  }));
}

/** Every exported function of a room or tool that takes an actor or an officer, read from the sources. */
export function verbsInSources(): Verb[] {
  // What runs in a browser can call nothing: an officer there is a number on a page.
  const files = globSync('src/lib/*/**/*.ts').filter((file) => !file.startsWith('src/lib/ui/'));
  return files.flatMap((file) =>
    parsed(file)
      .statements.filter(isExported)
      .flatMap(named)
      .filter(({ of }) => takesActor(of))
      .map(({ name }) => ({ file: file.replace('src/lib/', ''), name })),
  );
}

/** A page with all the parts of pages that it is made of: what they import from rooms, and their words. */
export function pageWithParts(page: string): { imported: Set<string>; text: string } {
  const seen = new Set<string>();
  const imported = new Set<string>();
  const queue = [page];
  for (let file = queue.pop(); file; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const statement of parsed(file).statements.filter(ts.isImportDeclaration)) {
      const from = (statement.moduleSpecifier as ts.StringLiteral).text;
      if (/^\.\.?\/.*\.(ts|astro)$/.test(from)) queue.push(join(dirname(file), from));
      const names = statement.importClause?.namedBindings;
      if (!from.startsWith('#lib/') || !names || !ts.isNamedImports(names)) continue;
      for (const { propertyName, name } of names.elements)
        imported.add(`${from.replace('#lib/', '')} ${(propertyName ?? name).text}`);
    }
  }
  return { imported, text: [...seen].map((file) => readFileSync(file, 'utf8')).join('\n') };
}

/** Every page under /staff, by file, with the pattern that Astro matches addresses by. */
export const staffPageFiles = (): { file: string; pattern: string }[] =>
  globSync('src/pages/staff/**/*.{astro,ts}')
    .filter((file) => !/(^|\/)_/.test(file))
    .map((file) => ({ file, pattern: patternOf(file) }));

/** "src/pages/staff/outbox/[id]/index.astro" → "/staff/outbox/[id]" */
export const patternOf = (file: string): string =>
  file
    .replace(/^.*src\/pages/, '')
    .replace(/\.(astro|ts)$/, '')
    .replace(/\/index$/, '');
