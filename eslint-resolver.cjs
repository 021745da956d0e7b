// Tells eslint-plugin-boundaries which file an import means, package.json "imports" and Vite queries included.
const { existsSync, statSync } = require('node:fs');
const { isBuiltin } = require('node:module');
const { dirname, join, resolve } = require('node:path');

const aliases = { '#db/': 'db/', '#lib/': 'src/lib/', '#emails/': 'emails/' };

exports.interfaceVersion = 2;

exports.resolve = (source, from) => {
  const bare = source.replace(/\?\w+$/, '');
  const alias = Object.keys(aliases).find((start) => bare.startsWith(start));
  if (alias) return found(join(__dirname, aliases[alias], bare.slice(alias.length)));
  if (bare.startsWith('.')) return found(resolve(dirname(from), bare));
  if (isBuiltin(bare) || bare.startsWith('astro:')) return { found: true, path: null };
  const name = bare
    .split('/')
    .slice(0, bare.startsWith('@') ? 2 : 1)
    .join('/');
  return found(join(__dirname, 'node_modules', name, 'package.json'));
};

const found = (path) =>
  existsSync(path) && statSync(path).isFile() ? { found: true, path } : { found: false };
