#!/usr/bin/env node
/** The command line, `roledesk <word>`: one subcommand per file beside this one. */
import { Command } from 'commander';
import { modelCommand } from './model.ts';

const program = new Command('roledesk').description('who holds which role on what, who may change that, and why');
program.addCommand(modelCommand());
program.showHelpAfterError();
await program.parseAsync();
