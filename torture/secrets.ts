/** What must never stand in a log, looked for in every line that the bot says. */

export interface SecretWatch {
  see(line: string): void;
  /** Each a sentence, without the secret. */
  found(): string[];
}

// Anything of Slack's that lets somebody in or answer, whoever's it is.
const shapes: readonly [string, RegExp][] = [
  ['a Slack token', /xox[a-z]-|xapp-/],
  ['a response URL', /\/response\/T/],
];

/** `secrets` are words by name: `{ 'the signing secret': '8f3a...' }`. */
export function watchSecrets(secrets: Readonly<Record<string, string>>): SecretWatch {
  const found = new Set<string>();
  return {
    see(line) {
      for (const [name, secret] of Object.entries(secrets)) if (line.includes(secret)) found.add(name);
      for (const [name, shape] of shapes) if (shape.test(line)) found.add(name);
    },
    found: () => [...found].map((name) => `The bot's log holds ${name}.`),
  };
}
