// Turns schema findings into the sentences with JSON pointers that Slack answers with.
import type { z } from 'zod';

export interface Problem {
  message: string;
  /** JSON pointer into what the app sent, e.g. `/view/blocks/0/text`. */
  pointer: string;
}

const pointer = (root: string, path: readonly PropertyKey[]) => [root, ...path.map(String)].join('/');

/** One problem per finding; unions report their best-fitting branch. */
export function problemsOf(issues: readonly z.core.$ZodIssue[], root: string): Problem[] {
  return issues.flatMap((issue) => problemsOfOne(issue, root));
}

function problemsOfOne(issue: z.core.$ZodIssue, root: string): Problem[] {
  const at = pointer(root, issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ message: `invalid additional property: ${key}`, pointer: at }));
    case 'invalid_union':
      return unionProblems(issue, at);
    case 'too_big':
      return [{ message: sizeMessage(issue.origin, 'no more than', 'at most', issue.maximum), pointer: at }];
    case 'too_small':
      return [{ message: sizeMessage(issue.origin, 'no fewer than', 'at least', issue.minimum), pointer: at }];
    case 'invalid_type':
      return [missing(issue) ?? { message: `must provide a ${issue.expected}`, pointer: at }].map((it) => ({
        pointer: at,
        ...it,
      }));
    case 'invalid_value':
      return [{ message: `must be one of: ${issue.values.map(String).join(', ')}`, pointer: at }];
    default:
      return [{ message: issue.message, pointer: at }];
  }
}

const missing = (issue: z.core.$ZodIssue) =>
  issue.message.includes('received undefined')
    ? { message: `missing required field: ${String(issue.path.at(-1) ?? '')}` }
    : undefined;

function sizeMessage(origin: string, items: string, number: string, limit: number | bigint): string {
  return origin === 'array' ? `${items} ${limit} items allowed` : `must be ${number} ${limit}`;
}

/** An unknown `type` has no branches to report; otherwise the branch with the fewest findings is the one that was meant. */
function unionProblems(issue: z.core.$ZodIssueInvalidUnion, at: string): Problem[] {
  if (issue.errors.length === 0) return [{ message: 'unsupported type in this place', pointer: at }];
  const nearest = [...issue.errors].sort((a, b) => a.length - b.length)[0] ?? [];
  return problemsOf(nearest, at);
}

/** The lines of `response_metadata.messages`. */
export const asMessages = (problems: Problem[]): string[] =>
  problems.map(({ message, pointer }) => `[ERROR] ${message} [json-pointer:${pointer}]`);
