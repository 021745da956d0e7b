import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib';

export type Chromium = { path: string; env: Record<string, string> };

const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));

/**
 * Finds a Chromium: the one that CHROMIUM_PATH names, or the one that came with npm, unpacked once into
 * node_modules with the shared libraries and fonts that a bare machine lacks.
 */
export async function findChromium(): Promise<Chromium> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return { path: named, env: {} };
  const packed = join(packageFolder(), 'bin');
  if (!existsSync(join(packed, 'chromium.br'))) {
    throw new Error('There is no Chromium from npm for this machine: set CHROMIUM_PATH to one of yours.');
  }
  const folder = join(cache, `chromium-${version()}-webgl`);
  if (!existsSync(folder)) await unpack(packed, folder);
  const path = join(folder, 'chromium');
  return { path, env: { ...missingLibraries(path, folder), ...missingFonts(folder) } };
}

const packageFolder = () =>
  join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', '..');

const version = () =>
  (JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as { version: string }).version;

// Unpacked beside its place and moved there whole: a run that is cut short, or another, finds all or nothing.
async function unpack(packed: string, folder: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(`${folder}.`);
  chmodSync(draft, 0o755);
  const program = createWriteStream(join(draft, 'chromium'), { mode: 0o755 });
  await pipeline(createReadStream(join(packed, 'chromium.br')), createBrotliDecompress(), program);
  // What draws WebGL without a graphics card is looked for beside the program.
  for (const [archive, into] of [['al2023'], ['fonts'], ['swiftshader', '.']] as const) {
    const input = brotliDecompressSync(readFileSync(join(packed, `${archive}.tar.br`)));
    const folderOf = join(draft, into ?? archive);
    mkdirSync(folderOf, { recursive: true });
    execFileSync('tar', ['-x', '--no-same-owner', '-C', folderOf], { input });
  }
  // The listing that came with them looks for fonts in places of a cloud function.
  const listing = `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts/cache</cachedir></fontconfig>`;
  writeFileSync(join(draft, 'fonts', 'fonts.conf'), `<?xml version="1.0"?>\n${listing}\n`);
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

function missingLibraries(path: string, folder: string): Record<string, string> {
  const needed = spawnSync('ldd', [path], { encoding: 'utf8' });
  if (needed.status === 0 && !needed.stdout.includes('not found')) return {};
  return { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') };
}

function missingFonts(folder: string): Record<string, string> {
  return existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
}
