// Loads the product's and the tests' modules as Jest does (swc to CommonJS), into registries that can be thrown away.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { Script } from 'node:vm';
import { transformSync } from '@swc/core';

const settings = {
  jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
  module: { type: 'commonjs' },
  isModule: true,
  swcrc: false,
};

// A file is compiled once in the life of the process, and evaluated anew for every new registry.
const compiled = new Map();

// Stryker writes `(x as number)++` without the brackets, which nobody can read; what kind of value it is does not matter here.
const readable = (source) => source.replace(/ as \w+(?=\+\+|--)/g, '');

function compile(file) {
  const { code } = transformSync(readable(readFileSync(file, 'utf8')), { ...settings, filename: file });
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${code}\n})`;
  return new Script(wrapped, { filename: file }).runInThisContext();
}

function functionOf(file) {
  const known = compiled.get(file) ?? compile(file);
  compiled.set(file, known);
  return known;
}

const importers = new Map();

/** The modules that import this one, as far as they have been evaluated. */
export const importersOf = (file) => importers.get(file) ?? new Set();

/** These modules and all that import them, by however many steps, as far as they have been evaluated. */
export function withImporters(files) {
  const found = new Set(files);
  for (const file of found) for (const importer of importersOf(file)) found.add(importer);
  return found;
}

/**
 * A loader that evaluates the tests' modules anew and takes the product's from a registry that lives longer: code that was evaluated
 * before is code that is compiled already. So live modules of the tests that are `kept`. Packages are shared by the whole process.
 */
export function newLoader(product, kept = []) {
  const own = new Map();
  const tests = resolve('test');
  const load = (file) => {
    const registry = file.startsWith(tests) && !kept.includes(file) ? own : product;
    const known = registry.get(file);
    if (known) return known.exports;
    const module = { exports: {} };
    registry.set(file, module);
    const packages = createRequire(file);
    const ours = (other) => {
      importers.set(other, importersOf(other).add(file));
      return load(other);
    };
    const required = (name) => (name.startsWith('.') ? ours(resolve(dirname(file), name)) : packages(name));
    try {
      functionOf(file)(module.exports, required, module, file, dirname(file));
    } catch (problem) {
      registry.delete(file);
      throw problem;
    }
    return module.exports;
  };
  return load;
}
