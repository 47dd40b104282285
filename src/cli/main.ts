#!/usr/bin/env node
/** The command line, `roledesk <word>`: one subcommand per file beside this one. */
import module from 'node:module';

// Node keeps compiled code from one call to the next where it can (22.8 and later); only for what is loaded after this.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();

const { run } = await import('./program.ts');
process.exitCode = await run(process.argv.slice(2));
