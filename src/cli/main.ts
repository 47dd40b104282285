#!/usr/bin/env node
/** The command line, `roledesk <word>`: one subcommand per file beside this one. */
import { run } from './program.ts';

process.exitCode = await run(process.argv.slice(2));
